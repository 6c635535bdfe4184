package org.whistlestop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/**
 * Old program on new schema, new program on old schema, one replica after the other replaced: no answer from 500 on, no check-in
 * refused. Each step lasts two seconds by default: {@code -Drolling.seconds=60}.
 */
class RollingIT {

    private static final int SECONDS = Integer.getInteger("rolling.seconds", 2);
    private static final String OURS = "filesystem:src/main/resources/db/migration";
    private static final String LATER = "filesystem:src/test/resources/rolling/expand";

    private final Map<String, String> database = TestDatabase.fresh();

    /**
     * The next release's migrations come while this one serves, and a pod of this one may still start after them. All in one file
     * they deadlocked with a check-in.
     */
    @Test
    void theOldProgramBearsTheNewSchema() throws Exception {
        try (var app = AppProcess.start(database);
                var load = load(app)) {
            goOn(load);
            flyway("latest", OURS, LATER).migrate();
            goOn(load);
            try (var late = AppProcess.start(with("quarkus.flyway.validate-at-start", "true"))) {
                load.replicas.add(late.base);
                goOn(load);
                assertUnharmed("old program on new schema", load);
            }
        }
    }

    /**
     * A release's program may stand on the schema of the one before it. Whoever releases writes the newest version of then into
     * {@code released-schema.txt}; a program that needs a later one at once fails here.
     */
    @Test
    void theNewProgramBearsTheReleasedSchema() throws Exception {
        flyway(released(), OURS).migrate();
        try (var app = AppProcess.start(with("quarkus.flyway.migrate-at-start", "false"));
                var load = load(app)) {
            goOn(load);
            goOn(load);
            assertUnharmed("new program on released schema" + howOld(), load);
        }
        assertEquals(
                released(), flyway("latest", OURS).info().current().getVersion().getVersion());
    }

    /** Just after a release there is nothing between, and the test shows nothing: its line says so. */
    private String howOld() {
        var later = flyway("latest", OURS).info().pending().length;
        return later == 0 ? " (it is the newest: nothing old was shown)" : " (" + later + " migrations behind)";
    }

    private static String released() throws IOException {
        return Files.readString(Path.of("src/test/resources/rolling/released-schema.txt"))
                .strip();
    }

    @Test
    void replicasAreReplacedOneByOne() throws Exception {
        // Three of them at once on the small server of the tests.
        var each = with("quarkus.datasource.jdbc.max-size", "6");
        var replicas = new ArrayList<>(List.of(AppProcess.start(each), AppProcess.start(each)));
        try (var load = load(replicas.get(0), replicas.get(1))) {
            goOn(load);
            for (var leaving : List.copyOf(replicas)) {
                var coming = AppProcess.start(each);
                replicas.add(coming);
                load.replicas.add(coming.base);
                // It is still asked while it goes, as in a cluster where not every proxy has heard yet.
                leaving.terminate();
                load.replicas.remove(leaving.base);
                goOn(load);
            }
            assertUnharmed("two replicas replaced", load);
        } finally {
            replicas.forEach(AppProcess::close);
        }
    }

    private Map<String, String> with(String name, String value) {
        var settings = new HashMap<>(database);
        settings.put(name, value);
        return settings;
    }

    private static RollingLoad load(AppProcess... replicas) {
        var tour = new TestTour(replicas[0].base).withStops();
        var bases = List.of(replicas).stream().map(app -> app.base).toArray(String[]::new);
        return new RollingLoad(tour, bases);
    }

    /** So long, and until this moment's state of things was used by each. */
    private static void goOn(RollingLoad load) throws InterruptedException {
        var checkIns = load.checkIns.sum();
        var photos = load.photos.sum();
        Thread.sleep(SECONDS * 1_000L);
        Eventually.holds(
                "check-ins and photos arrive",
                Duration.ofSeconds(60),
                () -> !load.failures.isEmpty() || (load.checkIns.sum() > checkIns + 3 && load.photos.sum() > photos));
    }

    private static void assertUnharmed(String what, RollingLoad load) {
        load.close();
        System.out.println("MEASURED " + what + ": " + load);
        assertEquals(List.of(), load.failures.stream().distinct().toList());
        assertTrue(load.sawEveryNumberOnce(), "the stream has no gap and no double");
    }

    private Flyway flyway(String target, String... locations) {
        return Flyway.configure()
                .dataSource(
                        database.get("quarkus.datasource.jdbc.url"),
                        database.get("quarkus.datasource.username"),
                        database.get("quarkus.datasource.password"))
                .locations(locations)
                .target(target)
                .load();
    }
}
