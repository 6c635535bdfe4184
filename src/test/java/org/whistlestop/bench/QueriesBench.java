package org.whistlestop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/**
 * How long PostgreSQL takes for each statement, with 100 tours in it: every page and list of a tour is asked for, check-ins go on,
 * and what runs by itself runs. Tells the slowest by their median, and how PostgreSQL would go
 * about the first five of them: {@code -Dbench.plans=10000} shows every statement's plan.
 */
class QueriesBench {

    private static final int TOURS = Integer.getInteger("bench.tours", 100);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Pattern ENTRY = Pattern.compile(
            "\\[(\\d+)] LOG:  duration: ([\\d.]+) ms  (execute|statement|parse|bind)(?: \\S+)?: (.*?)(?=\\n\\d{4}-\\d\\d-\\d\\d |\\z)",
            Pattern.DOTALL);
    private static final int PLANS = Integer.getInteger("bench.plans", 5);
    private static final String STOP = "boston-copley-place";

    @Test
    void slowestStatements() throws Exception {
        var database = TestDatabase.fresh();
        try (var app = AppProcess.start(database)) {
            var tours = new ArrayList<TestTour>();
            for (var i = 0; i < TOURS; i++) {
                tours.add(lived(BigTour.of(app, 42)));
            }
            Server.run(database, "analyze");
            var from = Files.size(Server.LOG);
            Server.set(database, "log_min_duration_statement", "0");
            for (var round = 0; round < ROUNDS; round++) {
                ask(tours.get(round * 7 % tours.size()));
            }
            Thread.sleep(20_000);
            Server.reset(database, "log_min_duration_statement");
            var slowest = slowest(times(Files.readString(Server.LOG).substring((int) from)));
            slowest.stream().limit(12).forEach(QueriesBench::tell);
            for (var entry : slowest.subList(0, Math.min(PLANS, slowest.size()))) {
                System.out.println("PLAN of " + onOneLine(entry.getKey()));
                System.out.println(Server.plan(database, entry.getKey()));
            }
        }
    }

    private static TestTour lived(TestTour tour) {
        for (var i = 0; i < 10; i++) {
            tour.say(STOP, i % 2 == 0 ? "arrived" : "late", Instant.now()).expect(201);
            tour.takeNote(STOP, "wish", "Will there be a recorder for discs, number " + i + "?", "video")
                    .expect(201);
        }
        return tour;
    }

    /** Every address of a tour that needs no other name, and check-ins between. */
    private static void ask(TestTour tour) throws IOException {
        for (var line : Files.readAllLines(Path.of("src/test/resources/permissions.txt"))) {
            var route = line.split(" +", 3);
            if (route[0].equals("GET")
                    && route[1].contains("{tour}")
                    && route[1].indexOf('{') == route[1].lastIndexOf('{')
                    && !route[1].endsWith("/live")) {
                Visit.to(tour.admin, route[1].replace("{tour}", tour.slug));
            }
        }
        tour.say(STOP, "arrived", Instant.now()).expect(201);
    }

    /**
     * By statement the milliseconds of each time that it ran: PostgreSQL writes parsing, binding, which plans it, and executing one
     * by one, the connection's process in front.
     */
    static Map<String, List<Double>> times(String log) {
        var times = new HashMap<String, List<Double>>();
        var begun = new HashMap<String, Double>();
        var found = ENTRY.matcher(log);
        while (found.find()) {
            var statement = found.group(4).strip();
            var one = found.group(1) + " " + statement;
            var millis = begun.merge(one, Double.parseDouble(found.group(2)), Double::sum);
            if (found.group(3).equals("execute") || found.group(3).equals("statement")) {
                times.computeIfAbsent(statement, absent -> new ArrayList<>()).add(millis);
                begun.remove(one);
            }
        }
        return times;
    }

    private static List<Map.Entry<String, List<Double>>> slowest(Map<String, List<Double>> times) {
        times.values().forEach(all -> all.sort(Double::compare));
        System.out.println(times.size() + " statements");
        return times.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -median(entry.getValue())))
                .toList();
    }

    private static void tell(Map.Entry<String, List<Double>> statement) {
        var times = statement.getValue();
        System.out.printf(
                "MEASURED statement, planned and executed: %.2f ms (at most %.2f, %d times): %.200s%n",
                median(times), times.get(times.size() - 1), times.size(), onOneLine(statement.getKey()));
    }

    private static String onOneLine(String statement) {
        return statement.replaceAll("\\s+", " ");
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
