package org.whistlestop.channel.wordpress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whistlestop.channel.KeptSteps;
import org.whistlestop.channel.Line;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;

/** Breaks the line at every request in turn, and lets several send the same at once. */
class NeverDoubleTest {

    private final WordPressMessenger messenger = new WordPressMessenger();

    @ParameterizedTest
    @CsvSource({"publish, true", "publish, false", "draft, true", "draft, false"})
    void whicheverAnswerGetsLostItStandsThereOnce(String mode, boolean stepsKept) {
        var requests = requestsOfOneSending(mode);
        for (var lost = 1; lost <= requests; lost++) {
            try (var blog = new FakeWordPress()) {
                var access = BlogCase.access(blog, BlogCase.LINE, Map.of("publish", mode));
                var message = BlogCase.withPhoto();
                var steps = new KeptSteps();
                blog.dropsAnswersFrom = lost;
                var failure = assertThrows(NotSent.class, () -> messenger.send(access, message, steps));
                blog.dropsAnswersFrom = 0;
                var stands = mode.equals("draft") ? !blog.posts().isEmpty() : blog.published() == 1;
                assertEquals(stands, failure.why() == NotSent.Why.UNKNOWN, "request " + lost + ": " + failure.why());

                var later = stepsKept ? steps : new KeptSteps();
                assertEquals(
                        stands, messenger.find(access, message, later).isPresent(), "request " + lost + " is found");
                messenger.send(access, message, later);
                assertOne(blog, mode, "answer " + lost + " lost");
                assertEquals(1, blog.photos().size(), "photos, answer " + lost + " lost");
            }
        }
    }

    @Test
    void aRetryOverADeadLineDoesNotSayThatItIsNotThere() {
        try (var blog = new FakeWordPress()) {
            var message = BlogCase.message("Text");
            var steps = new KeptSteps();
            blog.dropsAnswersFrom = 4;
            assertUnknown(() -> messenger.send(BlogCase.access(blog, BlogCase.LINE, Map.of()), message, steps));
            assertEquals(1, blog.published());
            blog.refusesWith = 403;
            assertUnknown(() -> messenger.send(BlogCase.access(blog, BlogCase.LINE, Map.of()), message, steps));
            assertUnknown(() -> messenger.find(BlogCase.access(blog, BlogCase.LINE, Map.of()), message, steps));
            var nowhere = BlogCase.access("http://127.0.0.1:1", "tourbot", "key", BlogCase.LINE, Map.of());
            assertUnknown(() -> messenger.send(nowhere, message, steps));
            var first = assertThrows(NotSent.class, () -> messenger.send(nowhere, message, new KeptSteps()));
            assertEquals(NotSent.Why.NOT_NOW, first.why());
        }
    }

    /** In every fourth round nobody posts before both have looked and found nothing; in the others it comes as it comes. */
    @ParameterizedTest
    @CsvSource({"publish", "draft"})
    void twoWhoSendAtOncePublishOne(String mode) throws Exception {
        var raced = 0;
        try (var blog = new FakeWordPress()) {
            for (var round = 0; round < 200; round++) {
                var message = BlogCase.message("Round " + round);
                var start = new CyclicBarrier(2);
                var looked = new CyclicBarrier(round % 4 == 0 ? 2 : 1);
                var before = blog.posts().size();
                var both = List.of(
                        sending(blog, mode, message, start, looked), sending(blog, mode, message, start, looked));
                for (var one : both) {
                    one.get(20, TimeUnit.SECONDS);
                }
                raced += blog.posts().size() > before + 1 ? 1 : 0;
                assertEquals(0, blog.doubles(), "round " + round);
                assertEquals(round + 1, standing(blog, mode), "round " + round);
            }
        }
        assertTrue(raced >= 50, "both drafted in " + raced + " rounds");
    }

    private CompletableFuture<Void> sending(
            FakeWordPress blog, String mode, Message message, CyclicBarrier start, CyclicBarrier looked) {
        return CompletableFuture.runAsync(() -> {
            await(start);
            var access = BlogCase.access(blog, waitingToPost(looked), Map.of("publish", mode));
            messenger.send(access, message, new KeptSteps());
        });
    }

    private static Line waitingToPost(CyclicBarrier looked) {
        var isFirst = new AtomicBoolean(true);
        return request -> {
            var posts = request.method().equals("POST") && request.url().matches(".*/posts([?&].*)?");
            if (posts && isFirst.getAndSet(false)) {
                await(looked);
            }
            return BlogCase.LINE.send(request);
        };
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** One worker sleeps before or after each of its requests in turn, while another does the whole work. */
    @ParameterizedTest
    @CsvSource({"publish, true", "publish, false", "draft, true", "draft, false"})
    void aSleeperWhoWakesUpDoublesNothing(String mode, boolean sleepsBefore) throws Exception {
        for (var at = 1; at <= requestsOfOneSending(mode); at++) {
            try (var blog = new FakeWordPress()) {
                var message = BlogCase.withPhoto();
                var asleep = new CountDownLatch(1);
                var wake = new CountDownLatch(1);
                var sleepy = sleeping(at, sleepsBefore, asleep, wake);
                var sleeper = CompletableFuture.supplyAsync(() -> messenger.send(
                        BlogCase.access(blog, sleepy, Map.of("publish", mode)), message, new KeptSteps()));
                assertTrue(asleep.await(20, TimeUnit.SECONDS));
                var sent = messenger.send(
                        BlogCase.access(blog, BlogCase.LINE, Map.of("publish", mode)), message, new KeptSteps());
                wake.countDown();
                assertEquals(sent.id(), sleeper.get(20, TimeUnit.SECONDS).id(), "asleep at " + at);
                assertOne(blog, mode, "asleep at " + at);
            }
        }
    }

    private static Line sleeping(int at, boolean before, CountDownLatch asleep, CountDownLatch wake) {
        var number = new AtomicInteger();
        return request -> {
            var isTheOne = number.incrementAndGet() == at;
            if (isTheOne && before) {
                sleep(asleep, wake);
            }
            var answer = BlogCase.LINE.send(request);
            if (isTheOne && !before) {
                sleep(asleep, wake);
            }
            return answer;
        };
    }

    private static void sleep(CountDownLatch asleep, CountDownLatch wake) {
        asleep.countDown();
        try {
            assertTrue(wake.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int requestsOfOneSending(String mode) {
        try (var blog = new FakeWordPress()) {
            var access = BlogCase.access(blog, BlogCase.LINE, Map.of("publish", mode));
            messenger.send(access, BlogCase.withPhoto(), new KeptSteps());
            assertOne(blog, mode, "undisturbed");
            return blog.requests();
        }
    }

    private static void assertOne(FakeWordPress blog, String mode, String when) {
        assertEquals(0, blog.doubles(), when);
        assertEquals(1, standing(blog, mode), when);
        var inTheWay = mode.equals("draft") ? 1 : 0;
        assertEquals(inTheWay, count(blog, "draft"), "drafts, " + when);
    }

    private static long standing(FakeWordPress blog, String mode) {
        return count(blog, mode);
    }

    private static long count(FakeWordPress blog, String status) {
        return blog.posts().stream().filter(post -> post.status.equals(status)).count();
    }

    private static void assertUnknown(Runnable act) {
        assertEquals(NotSent.Why.UNKNOWN, assertThrows(NotSent.class, act::run).why());
    }
}
