package org.whistlestop.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/**
 * Durable check-ins a second over HTTP, all on one tour, beside pgbench that repeats the very statements of such a check-in on
 * the same database. The server of the database has both cores, as in life.
 */
@NeedsTool({"wrk", "pgbench", "taskset"})
class CheckInsBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 8);
    private static final String STOP = "boston-copley-place";

    @TempDir
    Path folder;

    private final Figures figures = new Figures();
    private int seed = (int) (System.nanoTime() & 0x7fffff00);

    @Test
    void oursBesideTheSameStatements() throws Exception {
        var database = TestDatabase.fresh();
        Path script;
        try (var app = AppProcess.start(database)) {
            var tour = new TestTour(app.base).withStops();
            script = learnStatements(database, tour);
            ours(tour, 8, 20);
            for (var round = 0; round < ROUNDS; round++) {
                for (var clients : List.of(1, 8, 32)) {
                    var run = ours(tour, clients, SECONDS);
                    figures.add("ours, clients " + clients, run.requestsPerSecond());
                    figures.add("ours, clients " + clients + " p99", run.p99());
                }
            }
        }
        for (var round = 0; round < ROUNDS; round++) {
            for (var clients : List.of(1, 8, 32)) {
                pgbench(database, script, clients);
            }
        }
        for (var clients : List.of(1, 8, 32)) {
            figures.tell("ours, clients " + clients, "check-ins/s");
            figures.tell("ours, clients " + clients + " p99", "ms");
            figures.tell("pgbench, clients " + clients, "check-ins/s");
            figures.tellRatio("ours, clients " + clients, "pgbench, clients " + clients);
        }
    }

    private Wrk ours(TestTour tour, int clients, int seconds) throws Exception {
        var run = Wrk.run(
                tour.host.base(),
                clients,
                seconds,
                List.of("-s", "src/test/resources/bench/check-ins.lua"),
                List.of(tour.host.token(), tour.slug, STOP, Instant.now().toString(), String.valueOf(++seed)));
        assertEquals(0, run.refused());
        return run;
    }

    private Path learnStatements(Map<String, String> database, TestTour tour) throws Exception {
        for (var i = 0; i < 20; i++) {
            tour.say(STOP, "late", Instant.now()).expect(201);
        }
        var from = Files.size(Server.LOG);
        Server.set(database, "log_statement", "all");
        Thread.sleep(500);
        var id = UUID.randomUUID().toString();
        var body = tour.checkIn(STOP, "late", Instant.now());
        body.put("minutes", 31);
        tour.host.put("/api/check-ins/" + id, body).expect(201);
        Thread.sleep(200);
        Server.reset(database, "log_statement");
        var script = Statements.script(Server.LOG, from, id);
        System.out.println(script.lines().count() + " statements a check-in");
        return Files.writeString(folder.resolve("check-in.sql"), script);
    }

    private void pgbench(Map<String, String> database, Path script, int clients) throws Exception {
        var url = URI.create(database.get("quarkus.datasource.jdbc.url").substring("jdbc:".length()));
        var command = new ArrayList<>(Core.CLIENT.pin());
        command.addAll(List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-h",
                url.getHost(),
                "-p",
                String.valueOf(url.getPort()),
                "-U",
                database.get("quarkus.datasource.username"),
                "-c",
                String.valueOf(clients),
                "-T",
                String.valueOf(SECONDS),
                "-f",
                script.toString(),
                url.getPath().substring(1)));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.get("quarkus.datasource.password"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), said);
        var rate = Pattern.compile("tps = ([\\d.]+)").matcher(said);
        assertEquals(true, rate.find(), said);
        figures.add("pgbench, clients " + clients, Double.parseDouble(rate.group(1)));
    }
}
