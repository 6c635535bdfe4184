package org.whistlestop.channel.bluesky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.channel.KeptSteps;
import org.whistlestop.channel.Line;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;

/** Breaks the line at every request in turn, and lets several send the same at once. */
class NeverDoubleTest {

    /** Signing in, the photo, the post. */
    private static final int REQUESTS = 3;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whicheverAnswerGetsLostItStandsThereOnce(boolean stepsKept) {
        for (var lost = 1; lost <= REQUESTS; lost++) {
            try (var server = new FakeBluesky()) {
                var messenger = new BlueskyMessenger(Clock.systemUTC());
                var access = BlueskyCase.access(server, BlueskyCase.LINE, Map.of());
                var message = BlueskyCase.withPhoto("Text");
                var steps = new KeptSteps();
                server.dropsAnswersFrom = lost;
                var failure = assertThrows(NotSent.class, () -> messenger.send(access, message, steps));
                server.dropsAnswersFrom = 0;
                var stands = server.published() == 1;
                assertEquals(lost == REQUESTS, stands);
                assertEquals(stands, failure.why() == NotSent.Why.UNKNOWN, "request " + lost + ": " + failure.why());

                var later = stepsKept ? steps : new KeptSteps();
                assertEquals(stands, messenger.find(access, message, later).isPresent());
                messenger.send(access, message, later);
                assertEquals(1, server.published(), "answer " + lost + " lost");
                assertEquals(0, server.doubles());
                assertEquals(1, server.blobs());
            }
        }
    }

    @Test
    void aRetryOverADeadLineDoesNotSayThatItIsNotThere() {
        try (var server = new FakeBluesky()) {
            var message = BlueskyCase.message("Text");
            var steps = new KeptSteps();
            var access = BlueskyCase.access(server, BlueskyCase.LINE, Map.of());
            server.dropsAnswersFrom = 2;
            assertUnknown(() -> new BlueskyMessenger(Clock.systemUTC()).send(access, message, steps));
            assertEquals(1, server.published());
            server.dropsAnswersFrom = 0;
            server.refusesWith = 403;
            assertUnknown(() -> new BlueskyMessenger(Clock.systemUTC()).send(access, message, steps));
            assertUnknown(() -> new BlueskyMessenger(Clock.systemUTC()).find(access, message, steps));
            var nowhere = BlueskyCase.access("http://127.0.0.1:1", "a", "key", BlueskyCase.LINE, Map.of());
            assertUnknown(() -> new BlueskyMessenger(Clock.systemUTC()).send(nowhere, message, steps));
            var first = assertThrows(NotSent.class, () -> new BlueskyMessenger(Clock.systemUTC())
                    .send(nowhere, message, new KeptSteps()));
            assertEquals(NotSent.Why.NOT_NOW, first.why());
        }
    }

    @Test
    void twoWhoSendAtOncePublishOne() throws Exception {
        try (var server = new FakeBluesky()) {
            var first = new BlueskyMessenger(Clock.systemUTC());
            var second = new BlueskyMessenger(Clock.systemUTC());
            var access = BlueskyCase.access(server, BlueskyCase.LINE, Map.of());
            for (var round = 0; round < 200; round++) {
                var message = BlueskyCase.withPhoto("Round " + round);
                var start = new CyclicBarrier(2);
                for (var one : List.of(
                        sending(() -> first.send(access, message, new KeptSteps()), start),
                        sending(() -> second.send(access, message, new KeptSteps()), start))) {
                    one.get(20, TimeUnit.SECONDS);
                }
                assertEquals(round + 1, server.published());
            }
            assertEquals(0, server.doubles());
        }
    }

    private static CompletableFuture<Void> sending(Runnable send, CyclicBarrier start) {
        return CompletableFuture.runAsync(() -> {
            try {
                start.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            send.run();
        });
    }

    /** One worker sleeps before each of its requests in turn, while another does the whole work. */
    @Test
    void aSleeperWhoWakesUpDoublesNothing() throws Exception {
        for (var at = 1; at <= REQUESTS; at++) {
            try (var server = new FakeBluesky()) {
                Message message = BlueskyCase.withPhoto("Text");
                var asleep = new CountDownLatch(1);
                var wake = new CountDownLatch(1);
                var sleepy = BlueskyCase.access(server, sleeping(at, asleep, wake), Map.of());
                var sleeper = CompletableFuture.supplyAsync(
                        () -> new BlueskyMessenger(Clock.systemUTC()).send(sleepy, message, new KeptSteps()));
                assertTrue(asleep.await(20, TimeUnit.SECONDS));
                var awake = BlueskyCase.access(server, BlueskyCase.LINE, Map.of());
                var sent = new BlueskyMessenger(Clock.systemUTC()).send(awake, message, new KeptSteps());
                wake.countDown();
                assertEquals(sent, sleeper.get(20, TimeUnit.SECONDS), "asleep at " + at);
                assertEquals(1, server.published());
            }
        }
    }

    private static Line sleeping(int at, CountDownLatch asleep, CountDownLatch wake) {
        var number = new AtomicInteger();
        return request -> {
            if (number.incrementAndGet() == at) {
                asleep.countDown();
                try {
                    assertTrue(wake.await(20, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return BlueskyCase.LINE.send(request);
        };
    }

    private static void assertUnknown(Runnable act) {
        assertEquals(NotSent.Why.UNKNOWN, assertThrows(NotSent.class, act::run).why());
    }
}
