package org.whistlestop.channel.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.support.Sql;
import org.whistlestop.testing.Eventually;

/**
 * What goes out while processes die. The full counts: {@code -Dannouncements=10000}, {@code -Dcrashes=20},
 * {@code -Dlate.announcements=1000 -Dlate.minutes=10}.
 */
class PublishingIT {

    private static final Duration LEASE = Duration.ofSeconds(12);

    private Rig rig;

    @BeforeEach
    void open() {
        rig = new Rig();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** Three processes, one of them killed every five seconds, and every tenth answer lost behind the act. */
    @Test
    void killsAndLostAnswersNeitherDoubleNorLose() throws InterruptedException {
        var announcements = Integer.getInteger("announcements", 500);
        rig.fakes.values().forEach(fake -> fake.dropsAnswers = 0.1);
        var workers = new ArrayList<>(List.of(worker(), worker(), worker()));
        for (var i = 0; i < announcements; i++) {
            for (var kind : rig.channels.keySet()) {
                rig.plan(kind, "Stop " + i + " on " + kind, i * 40L);
            }
        }
        var kills = 0;
        var deadline = Instant.now().plusSeconds(120 + announcements / 5);
        while (rig.count("WAITING", "SENDING", "UNSURE") > 0 && Instant.now().isBefore(deadline)) {
            Thread.sleep(5_000);
            workers.remove(0).kill();
            workers.add(worker());
            kills++;
        }
        workers.forEach(WorkerProcess::kill);

        System.out.println("MEASURED " + announcements + " announcements on 4 channels, " + kills + " kills: "
                + rig.states() + ", attempts " + rig.one("select count(*) from delivery_attempt"));
        assertTrue(kills >= 3, "it was killed in the midst of it: " + kills);
        assertEquals(0, rig.count("WAITING", "SENDING", "UNSURE", "FAILED"));
        rig.fakes.forEach((kind, fake) -> {
            assertEquals(0, fake.doubles(), kind + " doubles");
            assertEquals(announcements - held(kind), fake.published(), kind + " published");
        });
    }

    /** What is held is ambiguous, and may stand there; nothing was, so far, on these four. */
    private long held(ChannelKind kind) {
        return Long.parseLong(rig.one("select count(*) from delivery where state = 'HELD' and channel_id = '"
                + rig.channels.get(kind) + "'"));
    }

    /** Dies behind each step that a delivery takes on its way, and the next process finishes it. */
    @ParameterizedTest
    @EnumSource(names = {"WORDPRESS", "BLUESKY", "MASTODON", "WEBHOOK"})
    void aDeathBehindAnyStepNeitherDoublesNorLoses(ChannelKind kind) throws InterruptedException {
        var steps = steps(kind);
        var crashes = Integer.getInteger("crashes", 2);
        for (var step : steps) {
            for (var crash = 0; crash < crashes; crash++) {
                dieBehind(kind, step, crash);
            }
        }
        // Their leases are nobody's any more; waiting for that is another test's.
        rig.run("update delivery set next_at = now() where state = 'SENDING'");
        var dispatcher = rig.dispatcher(rig.queue());
        dispatcher.start();
        Eventually.holds("all are sent", Duration.ofSeconds(90), () -> rig.count("SENT") == 1 + crashes * steps.size());
        dispatcher.stop(Duration.ofSeconds(5));
        System.out.println("MEASURED deaths on " + kind + ": " + crashes + " behind each of " + steps);
        assertEquals(0, rig.fakes.get(kind).doubles());
        assertEquals(1 + crashes * steps.size(), rig.fakes.get(kind).published());
    }

    private void dieBehind(ChannelKind kind, String step, int crash) throws InterruptedException {
        rig.plan(kind, "Dies behind " + step + " " + crash, 0);
        try (var worker = WorkerProcess.start(rig, Duration.ofMinutes(10), step)) {
            assertTrue(worker.diesByItself(Duration.ofSeconds(30)), "died behind " + step);
        }
    }

    /** Behind which a delivery of this kind may die, in order. */
    private List<String> steps(ChannelKind kind) {
        rig.plan(kind, "Shows its steps", 0);
        var steps = new LinkedHashSet<String>();
        var queue = rig.queue();
        assertTrue(
                rig.publisher(queue, steps::add).publish(queue.claim(Set.of()).orElseThrow()));
        assertTrue(steps.containsAll(Set.of("claimed", "answered", "settled")), steps.toString());
        return List.copyOf(steps);
    }

    @Test
    void theWorkOfADeadProcessGoesOnWithinFifteenSeconds() throws InterruptedException {
        var delivery = rig.plan(ChannelKind.WEBHOOK, "Left behind", 0);
        try (var worker = WorkerProcess.start(rig, LEASE, "claimed")) {
            assertTrue(worker.diesByItself(Duration.ofSeconds(30)));
        }
        var died = Instant.now();
        var dispatcher = rig.dispatcher(rig.queue());
        dispatcher.start();
        Eventually.holds(
                "it is sent", Duration.ofSeconds(20), () -> rig.state(delivery).equals("SENT"));
        dispatcher.stop(Duration.ofSeconds(5));
        var took = Duration.between(died, Instant.now());

        System.out.println("MEASURED a dead owner's work went on after " + took.toMillis() + " ms");
        assertTrue(took.compareTo(Duration.ofSeconds(15)) <= 0, took.toString());
    }

    @Test
    void nothingIsEarlyAndNothingIsLate() {
        var announcements = Integer.getInteger("late.announcements", 100);
        var millis = Integer.getInteger("late.minutes", 1) * 60_000L;
        var dispatchers = List.of(rig.dispatcher(rig.queue()), rig.dispatcher(rig.queue()));
        var kinds = List.copyOf(rig.channels.keySet());
        for (var i = 0; i < announcements; i++) {
            rig.plan(kinds.get(i % kinds.size()), "Stop " + i, 2_000 + i * millis / announcements);
        }
        dispatchers.forEach(Dispatcher::start);
        Eventually.holds("all are out", Duration.ofMillis(millis + 60_000), () -> rig.count("SENT") == announcements);
        dispatchers.forEach(dispatcher -> dispatcher.stop(Duration.ofSeconds(5)));
        var early = lateness("extract(epoch from a.started_at - d.due_at)");
        var late = lateness("extract(epoch from d.sent_at - d.due_at)");

        var p99 = late[(int) Math.ceil(late.length * 0.99) - 1];
        System.out.printf(
                "MEASURED lateness of %d over %d min: median %.0f ms, p99 %.0f ms, most %.0f ms; earliest start %.0f ms%n",
                announcements, millis / 60_000, late[late.length / 2], p99, late[late.length - 1], early[0]);
        assertFalse(early[0] < 0, "never early: " + early[0]);
        assertTrue(p99 <= 1_000, "p99 of the lateness: " + p99 + " ms");
    }

    /** In milliseconds by the database's clock, in order. */
    private double[] lateness(String seconds) {
        var found = Sql.with(
                rig.database,
                "select " + seconds
                        + " from delivery d join delivery_attempt a on a.delivery_id = d.id and a.number = 1",
                query -> Sql.list(query, row -> row.getDouble(1) * 1_000));
        return found.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private WorkerProcess worker() {
        return WorkerProcess.start(rig, LEASE, "-");
    }
}
