package org.whistlestop.channel.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.channel.NotSent;
import org.whistlestop.testing.Eventually;

/** What goes out, on a real database, to fakes that misbehave. */
class PublishingTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofNanos(100_000);

    private Rig rig;

    @BeforeEach
    void open() {
        rig = new Rig();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"WORDPRESS", "BLUESKY", "MASTODON", "WEBHOOK"})
    void whatIsDueGoesOutOnce(ChannelKind kind) {
        var delivery = rig.plan(kind, "Hello Boston", 0);
        var queue = rig.queue();

        assertTrue(
                rig.publisher(queue, step -> {}).publish(queue.claim(Set.of()).orElseThrow()));

        assertEquals("SENT", rig.state(delivery));
        assertEquals(1, rig.fakes.get(kind).published());
        assertTrue(queue.claim(Set.of()).isEmpty());
        assertEquals("SENT", rig.one("select outcome from delivery_attempt"));
    }

    @Test
    void nothingIsClaimedBeforeItsTime() {
        rig.plan(ChannelKind.WEBHOOK, "Later", Duration.ofHours(1).toMillis());
        var queue = rig.queue();

        assertTrue(queue.claim(Set.of()).isEmpty());
        rig.run("update delivery set due_at = now(), next_at = now()");
        assertTrue(queue.claim(Set.of()).isPresent());
    }

    @Test
    void whatIsTooOldWaitsForAPerson() {
        var delivery = rig.plan(ChannelKind.WEBHOOK, "Yesterday's news", -16 * 60_000);

        var claim = rig.queue().claim(Set.of()).orElseThrow();

        assertEquals(DeliveryState.HELD, claim.state());
        assertEquals("HELD", rig.state(delivery));
        assertTrue(rig.queue().claim(Set.of()).isEmpty());
        assertEquals("0", rig.one("select count(*) from delivery_attempt"));
    }

    @Test
    void whatWasApprovedForAnotherTimeWaitsForAPerson() {
        var delivery = rig.plan(ChannelKind.WEBHOOK, "Too late", -60_000);
        rig.run("update delivery set window_until = now() - interval '1 second'");
        rig.queue().claim(Set.of());

        assertEquals("HELD", rig.state(delivery));
    }

    @Test
    void theWorkOfADeadProcessIsTakenUpWhenItsLeaseEnds() {
        var queue = rig.queue(LEASE);
        rig.plan(ChannelKind.WEBHOOK, "Left behind", 0);
        var first = queue.claim(Set.of()).orElseThrow();
        assertTrue(queue.claim(Set.of()).isEmpty());
        assertEquals(
                "true", rig.one("select (next_at between now() and now() + interval '1 minute')::text from delivery"));
        endLeases();

        var second = queue.claim(Set.of()).orElseThrow();

        assertFalse(first.unsure());
        assertTrue(second.unsure());
        assertNotEquals(first.claim(), second.claim());
        assertEquals(2, second.attempt());
    }

    @Test
    void whoHasLostTheLeaseChangesNothing() {
        var queue = rig.queue(LEASE);
        var delivery = rig.plan(ChannelKind.WEBHOOK, "Slow", 0);
        var slow = queue.claim(Set.of()).orElseThrow();
        endLeases();
        queue.claim(Set.of()).orElseThrow();

        assertFalse(queue.notSent(slow, NotSent.refused("No")));
        assertFalse(rig.publisher(queue, step -> {}).publish(slow));
        assertEquals("SENDING", rig.state(delivery));
        assertEquals(0, rig.fakes.get(ChannelKind.WEBHOOK).published());
    }

    private void endLeases() {
        rig.run("update delivery set next_at = now()");
    }

    @Test
    void whatAChannelRefusesIsFailedAndNotTriedAgain() {
        rig.fakes.get(ChannelKind.WEBHOOK).refusesWith = 403;
        var delivery = rig.plan(ChannelKind.WEBHOOK, "Hello", 0);
        var queue = rig.queue();
        rig.publisher(queue, step -> {}).publish(queue.claim(Set.of()).orElseThrow());

        assertEquals("FAILED", rig.state(delivery));
        assertTrue(rig.one("select words from delivery").contains("403"));
    }

    @Test
    void aRefusalAfterAnUnknownOutcomeIsForAPerson() throws InterruptedException {
        var fake = rig.fakes.get(ChannelKind.WEBHOOK);
        fake.dropsAnswers = 1;
        var delivery = rig.plan(ChannelKind.WEBHOOK, "Hello", 0);
        var queue = rig.queue();
        var publisher = rig.publisher(queue, step -> {});
        publisher.publish(queue.claim(Set.of()).orElseThrow());
        assertEquals("UNSURE", rig.state(delivery));
        fake.dropsAnswers = 0;
        fake.refusesWith = 403;
        Thread.sleep(150);
        publisher.publish(queue.claim(Set.of()).orElseThrow());

        assertEquals("HELD", rig.state(delivery));
        assertEquals(1, fake.published());
    }

    @Test
    void aSlowChannelDoesNotHoldUpTheOthers() {
        rig.fakes.get(ChannelKind.WEBHOOK).answersAfter = 2_500;
        for (var i = 0; i < 12; i++) {
            rig.plan(ChannelKind.WEBHOOK, "Slow " + i, 0);
        }
        for (var i = 0; i < 12; i++) {
            rig.plan(ChannelKind.BLUESKY, "Quick " + i, 1);
        }
        var dispatcher = rig.dispatcher(rig.queue());
        dispatcher.start();

        Eventually.holds(
                "the quick ones are out",
                Duration.ofSeconds(2),
                () -> rig.fakes.get(ChannelKind.BLUESKY).published() == 12);
        var slow = rig.fakes.get(ChannelKind.WEBHOOK).published();
        assertTrue(slow < 12, slow + " slow ones went first");
        dispatcher.stop(Duration.ofSeconds(5));
    }

    @Test
    void silenceHoldsEveryReplicaAndEndsWithoutDoubles() throws InterruptedException {
        var dispatchers = List.of(rig.dispatcher(rig.queue()), rig.dispatcher(rig.queue()));
        dispatchers.forEach(Dispatcher::start);
        var fake = rig.fakes.get(ChannelKind.WEBHOOK);
        rig.plan(ChannelKind.WEBHOOK, "Before", 0);
        Eventually.holds("the first is out", SOON, () -> fake.published() == 1);
        rig.run("insert into silence (id, tour_id, reason, began_by, began_at) values (gen_random_uuid(), '" + rig.tour
                + "', 'A test', gen_random_uuid(), now())");
        for (var i = 0; i < 20; i++) {
            rig.plan(ChannelKind.WEBHOOK, "Held " + i, 0);
        }
        Thread.sleep(1_000);
        assertEquals(1, fake.published());
        rig.run("update silence set ended_at = now()");

        Eventually.holds("all are out", SOON, () -> fake.published() == 21);
        dispatchers.forEach(dispatcher -> dispatcher.stop(Duration.ofSeconds(5)));
        assertEquals(0, fake.doubles());
    }

    @Test
    void answersThatGetLostDoubleNothing() {
        rig.fakes.values().forEach(fake -> fake.dropsAnswers = 0.1);
        for (var i = 0; i < 50; i++) {
            for (var kind : rig.channels.keySet()) {
                rig.plan(kind, "Stop " + i + " on " + kind, 0);
            }
        }
        var dispatchers = List.of(rig.dispatcher(rig.queue()), rig.dispatcher(rig.queue()));
        dispatchers.forEach(Dispatcher::start);

        Eventually.holds(
                "all are settled", Duration.ofSeconds(60), () -> rig.count("WAITING", "SENDING", "UNSURE") == 0);
        dispatchers.forEach(dispatcher -> dispatcher.stop(Duration.ofSeconds(5)));
        assertEquals(Map.of("SENT", 200L), rig.states());
        rig.fakes.forEach((kind, fake) -> {
            assertEquals(50, fake.published(), kind + " published");
            assertEquals(0, fake.doubles(), kind + " doubles");
        });
    }

    /**
     * Each delivery is cancelled and claimed at almost the same instant; {@code -Dcancels=10000} for the full count.
     * The cancel starts a little later after each that was in time and a little earlier after each that was not, so
     * that the rounds stay around the last moment, however fast the machine is.
     */
    @Test
    void whatIsCancelledInTimeIsNotSent() throws Exception {
        var rounds = Integer.getInteger("cancels", 500);
        var fake = rig.fakes.get(ChannelKind.WEBHOOK);
        var queue = rig.queue();
        var publisher = rig.publisher(queue, step -> {});
        var outcomes = new HashMap<String, Integer>();
        var cancelled = new ArrayList<String>();
        var threads = Executors.newFixedThreadPool(2);
        var cancelLater = Duration.ZERO;
        for (var round = 0; round < rounds; round++) {
            var text = "Round " + round;
            var delivery = rig.plan(ChannelKind.WEBHOOK, text, 0);
            var together = new CyclicBarrier(2);
            var claimWaits = cancelLater.negated().toNanos();
            var claiming = threads.submit(() -> {
                together.await();
                LockSupport.parkNanos(claimWaits);
                queue.claim(Set.of()).ifPresent(publisher::publish);
                return null;
            });
            var cancelWaits = cancelLater.toNanos();
            var cancelling = threads.submit(() -> {
                together.await();
                LockSupport.parkNanos(cancelWaits);
                return rig.cancel(delivery);
            });
            var state = cancelling.get();
            claiming.get();
            outcomes.merge(state + " then " + rig.state(delivery), 1, Integer::sum);
            var inTime = state.equals("CANCELLED") || rig.state(delivery).equals("CANCELLED");
            if (inTime) {
                cancelled.add(text);
            }
            cancelLater = inTime ? cancelLater.plus(STEP) : cancelLater.minus(STEP);
            rig.run("delete from delivery where state = 'UNSURE'");
        }
        threads.shutdown();
        System.out.println("MEASURED cancel against claim, " + rounds + " times: " + outcomes);
        assertTrue(cancelled.size() > rounds / 20, "some were cancelled in time: " + outcomes);
        assertTrue(cancelled.size() < rounds, "some were too late: " + outcomes);
        assertEquals(rounds - cancelled.size(), fake.published());
    }
}
