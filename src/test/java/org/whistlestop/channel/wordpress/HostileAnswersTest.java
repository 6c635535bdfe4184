package org.whistlestop.channel.wordpress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whistlestop.channel.KeptSteps;
import org.whistlestop.channel.Nonsense;
import org.whistlestop.channel.NotSent;

/** Answers each request in turn with nonsense, after it was done: nothing but {@link NotSent} comes of it, and nothing double. */
class HostileAnswersTest {

    private static final int PUBLISHING = 6;

    private static final FakeWordPress BLOG = new FakeWordPress();

    private final WordPressMessenger messenger = new WordPressMessenger();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    static Stream<Nonsense> nonsense() {
        var bodies = Stream.of(
                Nonsense.PAGE,
                "",
                " ",
                "null",
                "true",
                "7",
                "\"text\"",
                "{}",
                "[{}]",
                "[7]",
                "{\"id\":",
                "{\"id\":\"4\",\"slug\":\"s\",\"status\":\"publish\"}",
                "{\"id\":-4,\"slug\":\"s\",\"status\":\"publish\"}",
                "{\"id\":1e99,\"slug\":\"s\",\"status\":\"publish\"}",
                "{\"id\":" + "9".repeat(2000) + "}",
                "{\"id\":4,\"slug\":[],\"status\":{}}",
                "{\"id\":4,\"slug\":\"s\",\"status\":\"publish\"} trailing",
                "<br /><b>Warning</b>: header {\"id\":4,\"slug\":\"s\",\"status\":\"publish\"}",
                "[{\"id\":4,\"slug\":\"somebody-elses\",\"status\":\"publish\"}]",
                "[".repeat(100_000),
                "{\"a\":".repeat(5000) + "1" + "}".repeat(5000),
                "\"" + "x".repeat(5 << 20) + "\"",
                "\u0000\u0001\u0002",
                "\ufeff{}");
        var failures = IntStream.of(302, 304, 400, 401, 403, 404, 408, 409, 410, 418, 425, 429, 500, 502, 503, 999)
                .boxed()
                .flatMap(status -> Stream.of(
                        new Nonsense(status, Nonsense.PAGE),
                        new Nonsense(status, "{\"code\":{},\"message\":[1]}"),
                        new Nonsense(
                                status, "{\"code\":\"x\",\"message\":\"<p>You said " + FakeWordPress.KEY + "</p>\"}")));
        return Stream.concat(bodies.map(body -> new Nonsense(200, body)), failures);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseAtEachRequestIsToldAsWhatItIs(Nonsense nonsense) {
        for (var at = 1; at <= PUBLISHING; at++) {
            var message = BlogCase.withPhoto();
            var steps = new KeptSteps();
            var before = BLOG.published();
            var hostile = BlogCase.access(BLOG, nonsense.insteadOfAnswer(at, BlogCase.LINE), Map.of());
            var failure = assertThrows(NotSent.class, () -> messenger.send(hostile, message, steps));
            var where = "at request " + at + ": " + failure.getMessage();
            assertHarmless(failure);
            if (at < PUBLISHING) {
                assertEquals(before, BLOG.published(), where);
                assertFalse(failure.why() == NotSent.Why.UNKNOWN, where);
            } else if (nonsense.status() < 400 || nonsense.status() >= 500) {
                assertEquals(NotSent.Why.UNKNOWN, failure.why(), where);
            }
            messenger.send(BlogCase.access(BLOG, BlogCase.LINE, Map.of()), message, steps);
            assertEquals(before + 1, BLOG.published(), where);
        }
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsNeverTakenForAnAbsence(Nonsense nonsense) {
        var hostile = BlogCase.access(BLOG, nonsense.insteadOfAnswer(1, BlogCase.LINE), Map.of());
        var failure =
                assertThrows(NotSent.class, () -> messenger.find(hostile, BlogCase.message("Text"), new KeptSteps()));
        assertEquals(NotSent.Why.UNKNOWN, failure.why());
        assertHarmless(failure);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void aCheckThatGetsNonsenseSaysSo(Nonsense nonsense) {
        for (var at : List.of(1, 2)) {
            var hostile =
                    BlogCase.access(BLOG, nonsense.insteadOfAnswer(at, BlogCase.LINE), Map.of("categories", "News"));
            assertHarmless(assertThrows(NotSent.class, () -> messenger.check(hostile)));
        }
    }

    @Test
    void aPostThatStaysADraftIsNoPublishedOne() {
        try (var blog = new FakeWordPress()) {
            var stubborn = new Nonsense(200, "{\"id\":4,\"slug\":\"s\",\"status\":\"draft\"}");
            var access = BlogCase.access(blog, stubborn.insteadOfAnswer(4, BlogCase.LINE), Map.of());
            var failure = assertThrows(
                    NotSent.class, () -> messenger.send(access, BlogCase.message("Text"), new KeptSteps()));
            assertEquals(NotSent.Why.REFUSED, failure.why());
            assertTrue(failure.getMessage().contains("keeps the post as a draft"), failure.getMessage());
        }
    }

    private static void assertHarmless(NotSent failure) {
        Nonsense.assertHarmless(failure, FakeWordPress.KEY);
    }
}
