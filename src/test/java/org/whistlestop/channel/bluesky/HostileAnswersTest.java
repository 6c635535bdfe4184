package org.whistlestop.channel.bluesky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whistlestop.channel.KeptSteps;
import org.whistlestop.channel.Line;
import org.whistlestop.channel.Nonsense;
import org.whistlestop.channel.NotSent;
import org.whistlestop.support.http.Answer;

/** Answers each request in turn with nonsense, after it was done: nothing but {@link NotSent} comes of it, and nothing double. */
class HostileAnswersTest {

    private static final int PUBLISHING = 3;

    private static final FakeBluesky SERVER = new FakeBluesky();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    static Stream<Nonsense> nonsense() {
        var bodies = Stream.of(
                Nonsense.PAGE,
                "",
                "null",
                "7",
                "\"text\"",
                "{}",
                "[]",
                "{\"did\":",
                "{\"did\":7,\"accessJwt\":{},\"uri\":[],\"cid\":null,\"blob\":[]}",
                "{\"did\":\"did:plc:x y\",\"accessJwt\":\"a\\nb\",\"uri\":\"at://\",\"cid\":\"\",\"blob\":{\"ref\":7}}",
                "{\"did\":\"../..\",\"accessJwt\":\"ok\",\"uri\":\"at://did:plc:else/app.bsky.feed.post/3l\",\"cid\":\"c\"}",
                "{\"uri\":\"x\",\"cid\":\"c\"} trailing",
                "[".repeat(100_000),
                "{\"a\":".repeat(5000) + "1" + "}".repeat(5000),
                "\"" + "x".repeat(2 << 20) + "\"",
                "\u0000\u0001\u0002");
        var failures = IntStream.of(302, 304, 400, 401, 403, 404, 408, 409, 413, 425, 429, 500, 501, 502, 503, 999)
                .boxed()
                .flatMap(status -> Stream.of(
                        new Nonsense(status, Nonsense.PAGE),
                        new Nonsense(status, "{\"error\":{},\"message\":[1]}"),
                        new Nonsense(status, "{\"error\":\"RateLimitExceeded\",\"message\":\"\"}"),
                        new Nonsense(status, "{\"error\":\"X\",\"message\":\"You said " + FakeBluesky.KEY + "\"}")));
        return Stream.concat(bodies.map(body -> new Nonsense(200, body)), failures);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseAtEachRequestIsToldAsWhatItIs(Nonsense nonsense) {
        for (var at = 1; at <= PUBLISHING; at++) {
            var message = BlueskyCase.withPhoto("Text " + nonsense.hashCode() + " " + at);
            var steps = new KeptSteps();
            var before = SERVER.published();
            var hostile = BlueskyCase.access(SERVER, nonsense.insteadOfAnswer(at, BlueskyCase.LINE), Map.of());
            var failure = assertThrows(NotSent.class, () -> messenger().send(hostile, message, steps));
            var where = "at request " + at + ": " + failure.getMessage();
            assertHarmless(failure);
            if (at < PUBLISHING) {
                assertEquals(before, SERVER.published(), where);
                assertFalse(failure.why() == NotSent.Why.UNKNOWN, where);
            } else if (nonsense.status() < 400 || nonsense.status() >= 500) {
                assertEquals(NotSent.Why.UNKNOWN, failure.why(), where);
            }
            messenger().send(BlueskyCase.access(SERVER, BlueskyCase.LINE, Map.of()), message, steps);
            assertEquals(before + 1, SERVER.published(), where);
            assertEquals(0, SERVER.doubles(), where);
        }
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsNeverTakenForAnAbsence(Nonsense nonsense) {
        for (var at : List.of(1, 2)) {
            var hostile = BlueskyCase.access(SERVER, nonsense.insteadOfAnswer(at, BlueskyCase.LINE), Map.of());
            var message = BlueskyCase.message("Text");
            var failure = assertThrows(NotSent.class, () -> messenger().find(hostile, message, new KeptSteps()));
            assertEquals(NotSent.Why.UNKNOWN, failure.why());
            assertHarmless(failure);
        }
        assertHarmless(assertThrows(NotSent.class, () -> messenger()
                .check(BlueskyCase.access(SERVER, nonsense.insteadOfAnswer(1, BlueskyCase.LINE), Map.of()))));
    }

    @Test
    void aServerThatAsksUsToWaitIsGivenTheTime() {
        var until = String.valueOf(Instant.now().getEpochSecond() + 600);
        Line busy = request -> new Answer(
                request.url(),
                429,
                Map.of("ratelimit-reset", List.of(until)),
                "{\"error\":\"RateLimitExceeded\"}".getBytes(StandardCharsets.UTF_8));
        var access = BlueskyCase.access(SERVER, busy, Map.of());
        var failure = assertThrows(
                NotSent.class, () -> messenger().send(access, BlueskyCase.message("Text"), new KeptSteps()));
        assertEquals(NotSent.Why.NOT_NOW, failure.why());
        assertTrue(
                failure.waitAtLeast().toSeconds() > 500, failure.waitAtLeast().toString());
    }

    @Test
    void aSessionThatIsOverAgainAndAgainIsNoEndlessLoop() {
        var requests = new AtomicInteger();
        Line forgetful = request -> {
            requests.incrementAndGet();
            return request.url().contains("createSession")
                    ? BlueskyCase.LINE.send(request)
                    : new Answer(
                            request.url(),
                            400,
                            Map.of(),
                            "{\"error\":\"ExpiredToken\"}".getBytes(StandardCharsets.UTF_8));
        };
        var access = BlueskyCase.access(SERVER, forgetful, Map.of());
        var failure = assertThrows(
                NotSent.class, () -> messenger().send(access, BlueskyCase.message("Text"), new KeptSteps()));
        assertEquals(NotSent.Why.REFUSED, failure.why());
        assertEquals(4, requests.get());
    }

    private static BlueskyMessenger messenger() {
        return new BlueskyMessenger(Clock.systemUTC());
    }

    private static void assertHarmless(NotSent failure) {
        Nonsense.assertHarmless(failure, FakeBluesky.KEY);
    }
}
