package org.whistlestop.channel.mastodon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.KeptSteps;
import org.whistlestop.channel.Line;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Picture;
import org.whistlestop.channel.Sent;
import org.whistlestop.channel.Steps;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.DirectLine;

class MastodonMessengerTest {

    private static final String TEXT = "We’re at Oakridge Mall until four — “come & see” <b>him</b> #WhistleStop\n\n"
            + "With @nina@photos.example, @tour and 100% rain.\n"
            + "https://tour.example/tours/summer/stops/oakridge-a-store-with-a-long-name?from=a&to=b";
    private static final Instant NOW = Instant.now();
    private static final Line LINE = new DirectLine(Duration.ofSeconds(5));

    private final MovableClock clock = new MovableClock();
    private final MastodonMessenger messenger = new MastodonMessenger(clock, Duration.ZERO);
    private final Dropping server = new Dropping();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void aPostStandsThereAsItWasWritten() {
        var sent = messenger.send(access(), message("one"), new KeptSteps());
        var post = server.posts().get(0);
        assertEquals(TEXT, post.text());
        assertEquals("en", post.language());
        assertEquals("public", post.visibility());
        assertEquals(server.address() + "/@tour/" + sent.id(), sent.link());
    }

    @Test
    void theVisibilityIsTheChannels() {
        messenger.send(access(Map.of("visibility", "unlisted")), message("one"), new KeptSteps());
        assertEquals("unlisted", server.posts().get(0).visibility());
        var wrong = assertThrows(
                NotSent.class,
                () -> messenger.send(access(Map.of("visibility", "secret")), message("two"), new KeptSteps()));
        assertEquals(NotSent.Why.REFUSED, wrong.why());
        assertEquals(1, server.published());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void aPhotoIsDescribedAndReadyBeforeThePostShowsIt(int looks) {
        server.looksUntilReady = looks;
        messenger.send(access(), withPhoto("one"), new KeptSteps());
        var photo = server.posts().get(0).photos().get(0);
        assertEquals("A man under a striped “awning”", server.description(photo));
    }

    /** Loses the answer to each request in turn, with the memory of what was done and without it. */
    @ParameterizedTest
    @CsvSource({
        "1,true", "2,true", "3,true", "4,true", "5,true", "6,true", "7,true", "1,false", "2,false", "3,false",
        "4,false", "5,false", "6,false", "7,false"
    })
    void whicheverAnswerIsLostThePostStandsThereOnce(int lost, boolean stepsKept) {
        server.looksUntilReady = 2;
        server.lost = lost;
        var kept = new KeptSteps();
        deliver(withPhoto("one"), () -> stepsKept ? kept : new KeptSteps());
        assertEquals(1, server.published());
        assertEquals(1, server.posts().get(0).photos().size());
    }

    @Test
    void aLostAnswerIsFoundWhereKeysAreOfNoUse() {
        server.lost = 1;
        server.ignoresKeys = true;
        deliver(message("one"), KeptSteps::new);
        assertEquals(1, server.published());
    }

    @Test
    void aLostAnswerIsFoundWhenTheKeyHasBeenForgotten() {
        server.lost = 1;
        assertEquals(
                NotSent.Why.UNKNOWN, tryOnce(message("one"), new KeptSteps()).why());
        server.forgetKeys();
        clock.now = clock.now.plus(Duration.ofHours(3));
        assertTrue(look(message("one"), KeptSteps::new).isPresent());
    }

    @Test
    void aServerThatStumblesOverARepeatLeavesItUnknownAndFound() {
        var sent = messenger.send(access(), message("one"), new KeptSteps());
        server.stumblesOverRepeats = true;
        assertEquals(
                NotSent.Why.UNKNOWN, tryOnce(message("one"), new KeptSteps()).why());
        assertEquals(sent, look(message("one"), KeptSteps::new).orElseThrow());
    }

    @Test
    void aRepeatUnderTheSameNameMakesNoSecondPost() {
        var first = messenger.send(access(), message("one"), new KeptSteps());
        var second = messenger.send(access(), message("one"), new KeptSteps());
        assertEquals(first, second);
        assertEquals(1, server.published());
    }

    @Test
    void twoSendersAtOnceMakeOnePost() throws Exception {
        var both = Executors.newFixedThreadPool(2);
        try {
            for (var round = 0; round < 20; round++) {
                var message = withText("Round " + round);
                Callable<Sent> sender = () -> messenger.send(access(), message, new KeptSteps());
                var sent = both.invokeAll(List.of(sender, sender));
                assertEquals(sent.get(0).get(), sent.get(1).get());
            }
        } finally {
            both.shutdownNow();
        }
        assertEquals(20, server.published());
        assertEquals(0, server.doubles());
    }

    @Test
    void absenceIsCertainOnlyWhenNoServerCanStillBeAtIt() {
        var steps = new KeptSteps();
        server.refusesWith = 504;
        assertEquals(NotSent.Why.UNKNOWN, tryOnce(message("one"), steps).why());
        server.refusesWith = 0;

        clock.now = clock.now.plusSeconds(20);
        var early = assertThrows(NotSent.class, () -> messenger.find(access(), message("one"), steps));
        assertEquals(NotSent.Why.NOT_NOW, early.why());
        assertEquals(Duration.ofSeconds(40), early.waitAtLeast());

        clock.now = clock.now.plusSeconds(40);
        assertEquals(Optional.empty(), messenger.find(access(), message("one"), steps));
    }

    @Test
    void aLaterTryMakesAbsenceUncertainAnew() {
        var steps = new KeptSteps();
        server.refusesWith = 502;
        tryOnce(message("one"), steps);
        clock.now = clock.now.plus(Duration.ofHours(2));
        tryOnce(message("one"), steps);
        server.refusesWith = 0;
        assertThrows(NotSent.class, () -> messenger.find(access(), message("one"), steps));
    }

    @Test
    void whatIsThereIsFoundBehindHundredsOfOthers() {
        var sent = messenger.send(access(), message("one"), new KeptSteps());
        for (var other = 0; other < 300; other++) {
            server.add("Another post, number " + other, Instant.now());
        }
        assertEquals(Optional.of(sent), messenger.find(access(), message("one"), new KeptSteps()));
    }

    @Test
    void postsOfLongAgoAreNotLookedThrough() {
        server.add(TEXT, NOW.minus(Duration.ofDays(1)));
        for (var other = 0; other < 100; other++) {
            server.add("Another post, number " + other, NOW.minus(Duration.ofHours(20)));
        }
        var before = server.requestsSoFar();
        assertEquals(Optional.empty(), messenger.find(access(), message("one"), new KeptSteps()));
        assertEquals(2, server.requestsSoFar() - before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We are at Oakridge Mall! https://tour.example/stops/oakridge",
                "We are at Oakridge Mall 🎉 https://tour.example/stops/oakridge",
                "We are at Oakridge Mall. https://tour.example/stops/oak",
                "At Oakridge Mall https://tour.example/stops/oakridge"
            })
    void anotherTextIsAnotherPost(String other) {
        server.add(other, Instant.now());
        var ours = withText("We are at Oakridge Mall. https://tour.example/stops/oakridge");
        assertEquals(Optional.empty(), messenger.find(access(), ours, new KeptSteps()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Straight \"quotes\" and 'these'",
                "Two\nlines",
                "Two\n\nparagraphs\n\n\nand more",
                "Amper&sand, 1 < 2 > 0, &amp; itself",
                "  Spaces   in  between ",
                "e\u0301t\u00e9 in two spellings",
                "@nina@photos.example says hi to @tour",
                "#Größe and #tour2026",
                "See https://www.tour.example/a?b=c&d=e#f.",
                "Two https://tour.example/1 links http://tour.example/2"
            })
    void aTextIsFoundHoweverMastodonShowsIt(String text) {
        var sent = messenger.send(access(), withText(text), new KeptSteps());
        assertEquals(Optional.of(sent), messenger.find(access(), withText(text), new KeptSteps()));
    }

    @Test
    void whatOnlyResemblesItIsLeftToAPersonWhereTheServerCannotSayHowItWasWritten() {
        server.add("We are at Oakridge Mall!", Instant.now());
        server.knowsNoSource = true;
        var unsure = assertThrows(
                NotSent.class, () -> messenger.find(access(), withText("We are at Oakridge Mall."), new KeptSteps()));
        assertEquals(NotSent.Why.UNKNOWN, unsure.why());
    }

    @Test
    void theConnectionTestSaysWhoWeAreAndLeavesNothing() {
        var check = messenger.check(access());
        assertEquals("@tour@social.example", check.account());
        assertEquals(server.address() + "/@tour", check.profile());
        assertEquals(List.of(), check.notes());
        assertEquals(0, server.published());
        assertTrue(server.asked.stream().allMatch(asked -> asked.startsWith("GET ")), server.asked::toString);
    }

    @Test
    void theConnectionTestComparesWhatTheServerSaysWithTheSettings() {
        var check = messenger.check(access(Map.of("longest", "5000")));
        assertEquals(1, check.notes().size());
        assertTrue(check.notes().get(0).contains("500"), check.notes()::toString);
        assertEquals(5000, messenger.limits(Map.of("longest", "5000")).longest());
        assertEquals(500, messenger.limits(Map.of("longest", "many")).longest());
    }

    @ParameterizedTest
    @CsvSource({"read", "write", "read:accounts write"})
    void aKeyThatMayTooLittleIsNamed(String scopes) {
        server.scopes = List.of(scopes.split(" "));
        var refused = assertThrows(NotSent.class, () -> messenger.check(access()));
        assertEquals(NotSent.Why.REFUSED, refused.why());
        assertTrue(refused.getMessage().contains("lacks"), refused::getMessage);
    }

    @Test
    void theDryRunShowsTheRequestWithoutTheKeyAndAsksNobody() {
        var shown = messenger.dryRun(access(), withPhoto("one"));
        assertTrue(shown.contains("POST " + server.address() + "/api/v1/statuses"), shown);
        assertTrue(shown.contains("Idempotency-Key: " + withPhoto("one").name()), shown);
        assertTrue(shown.contains("#WhistleStop"), shown);
        assertTrue(shown.contains("A man under a striped “awning”"), shown);
        assertFalse(shown.contains(FakeMastodon.KEY), shown);
        assertEquals(0, server.requestsSoFar());
    }

    @Test
    void aMissingOrWrongKeyIsSaidInPlainWords() {
        for (var key : new String[] {null, " ", "wrong", "schlüssel"}) {
            var access = new Access(UUID.randomUUID(), UUID.randomUUID(), server.address(), null, Map.of(), key, LINE);
            var refused = assertThrows(NotSent.class, () -> messenger.send(access, message("one"), new KeptSteps()));
            assertEquals(NotSent.Why.REFUSED, refused.why(), key);
            assertTrue(refused.getMessage().contains("key"), refused::getMessage);
        }
    }

    @Test
    void aServerThatIsNotThereHasCertainlyNotGotIt() {
        server.close();
        assertSame(NotSent.Why.NOT_NOW, tryOnce(message("one"), new KeptSteps()).why());
        assertSame(
                NotSent.Why.NOT_NOW, tryOnce(withPhoto("one"), new KeptSteps()).why());
    }

    @Test
    void aRefusalNamesTheServersReasonAndWaitsAsLongAsItAsks() {
        var tooLong = tryOnce(withText("x".repeat(501)), new KeptSteps());
        assertEquals(NotSent.Why.REFUSED, tooLong.why());
        assertTrue(tooLong.getMessage().contains("character limit of 500"), tooLong::getMessage);

        Line busy = request -> new Answer(
                request.url(),
                429,
                Map.of("x-ratelimit-reset", List.of(clock.now.plusSeconds(90).toString())),
                new byte[0]);
        var slow = assertThrows(NotSent.class, () -> messenger.send(over(busy), message("one"), new KeptSteps()));
        assertEquals(NotSent.Why.NOT_NOW, slow.why());
        assertEquals(Duration.ofSeconds(90), slow.waitAtLeast());
    }

    /** Whatever comes back, a post that may stand there is never called absent, and nothing but NotSent is thrown. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "200|<!doctype html><title>Welcome</title>|UNKNOWN",
                "200||UNKNOWN",
                "200|null|UNKNOWN",
                "200|[]|UNKNOWN",
                "200|\"109\"|UNKNOWN",
                "200|{\"id\":109,\"url\":\"https://a.example/1\"}|UNKNOWN",
                "200|{\"id\":\"../../admin\",\"content\":\"\"}|UNKNOWN",
                "200|{\"id\":null}|UNKNOWN",
                "200|{\"id\":\"1\"|UNKNOWN",
                "200|HUGE|UNKNOWN",
                "200|DEEP|UNKNOWN",
                "202|{}|UNKNOWN",
                "204||UNKNOWN",
                "302|{}|UNKNOWN",
                "308|{}|REFUSED",
                "400|<html>|REFUSED",
                "401|{\"error\":\"The key mastodon-key-0123456789 is wrong\"}|REFUSED",
                "403|{\"error\":{\"a\":1}}|REFUSED",
                "404|{\"error\":17}|REFUSED",
                "408|{}|NOT_NOW",
                "422|{\"error\":\"Line\\nbreak\\u0007\"}|REFUSED",
                "429|{}|NOT_NOW",
                "500|HUGE|UNKNOWN",
                "502|<html>|UNKNOWN",
                "503|{}|UNKNOWN"
            })
    void aHostileAnswerIsReadWithDistrust(int status, String body, NotSent.Why why) {
        var bytes = body(body).getBytes(StandardCharsets.UTF_8);
        Line hostile = request -> new Answer(request.url(), status, Map.of(), bytes);
        var notSent = assertThrows(NotSent.class, () -> messenger.send(over(hostile), message("one"), new KeptSteps()));
        assertEquals(why, notSent.why());
        assertFalse(notSent.getMessage().contains(FakeMastodon.KEY), notSent::getMessage);
        assertTrue(notSent.getMessage().length() < 600, notSent::getMessage);

        var photo = assertThrows(NotSent.class, () -> messenger.send(over(hostile), withPhoto("one"), new KeptSteps()));
        assertFalse(photo.why() == NotSent.Why.UNKNOWN, "nothing was posted: " + photo.getMessage());
        assertThrows(NotSent.class, () -> messenger.find(over(hostile), message("one"), new KeptSteps()));
        assertThrows(NotSent.class, () -> messenger.check(over(hostile)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[{}]",
                "[1]",
                "[null]",
                "[{\"id\":\"1\",\"content\":\"<p>x</p>\"}]",
                "[{\"id\":\"1\",\"content\":\"<p>x</p>\",\"created_at\":\"yesterday\"}]",
                "[{\"id\":\"1\",\"content\":7,\"created_at\":\"2026-11-22T08:00:00Z\"}]",
                "<html>"
            })
    void aListThatCannotBeReadIsNoAbsence(String list) {
        Line hostile = request -> new Answer(
                request.url(),
                200,
                Map.of(),
                (request.url().endsWith("verify_credentials") ? "{\"id\":\"1\",\"username\":\"a\"}" : list)
                        .getBytes(StandardCharsets.UTF_8));
        var notTold = assertThrows(NotSent.class, () -> messenger.find(over(hostile), message("one"), new KeptSteps()));
        assertEquals(NotSent.Why.UNKNOWN, notTold.why());
    }

    @Test
    void aListThatNeverEndsIsLeft() {
        var post = "[{\"id\":\"1\",\"content\":\"<p>x</p>\",\"created_at\":\"" + Instant.now() + "\"}]";
        Line endless = request -> new Answer(
                request.url(),
                200,
                Map.of(),
                (request.url().endsWith("verify_credentials") ? "{\"id\":\"1\",\"username\":\"a\"}" : post)
                        .getBytes(StandardCharsets.UTF_8));
        assertThrows(NotSent.class, () -> messenger.find(over(endless), message("one"), new KeptSteps()));
    }

    @Test
    void aLinkThatIsNoneIsNotShown() {
        Line line = request -> new Answer(
                request.url(),
                200,
                Map.of(),
                "{\"id\":\"1\",\"url\":\"javascript:alert(1)\"}".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                null,
                messenger.send(over(line), message("one"), new KeptSteps()).link());
    }

    /** Goes on as an outbox does: what is unknown is looked for, and only what is certainly not there is sent again. */
    private Sent deliver(Message message, Supplier<Steps> steps) {
        for (var attempt = 0; attempt < 20; attempt++) {
            try {
                return messenger.send(access(), message, steps.get());
            } catch (NotSent e) {
                assertFalse(e.why() == NotSent.Why.REFUSED, e::getMessage);
                var found = e.why() == NotSent.Why.UNKNOWN ? look(message, steps) : Optional.<Sent>empty();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new AssertionError("It never went out");
    }

    private Optional<Sent> look(Message message, Supplier<Steps> steps) {
        for (var attempt = 0; attempt < 20; attempt++) {
            try {
                return messenger.find(access(), message, steps.get());
            } catch (NotSent e) {
                clock.now = clock.now.plusSeconds(30);
            }
        }
        throw new AssertionError("It could never be told");
    }

    private NotSent tryOnce(Message message, Steps steps) {
        return assertThrows(NotSent.class, () -> messenger.send(access(), message, steps));
    }

    private static String body(String body) {
        return switch (body == null ? "" : body) {
            case "HUGE" -> "{\"error\":\"" + "x".repeat(5 << 20) + "\"}";
            case "DEEP" -> "[".repeat(100_000);
            default -> body == null ? "" : body;
        };
    }

    private Access access() {
        return access(Map.of());
    }

    private Access access(Map<String, String> settings) {
        return new Access(
                UUID.randomUUID(), UUID.randomUUID(), server.address(), "tour", settings, FakeMastodon.KEY, LINE);
    }

    private static Access over(Line line) {
        return new Access(
                UUID.randomUUID(), UUID.randomUUID(), "https://social.example", null, Map.of(), FakeMastodon.KEY, line);
    }

    private Message message(String delivery) {
        return message(delivery, TEXT, null);
    }

    private Message withText(String text) {
        return message(text, text, null);
    }

    private Message withPhoto(String delivery) {
        var file = new Picture.File("image/jpeg", 1600, 1200, 4, () -> new byte[] {1, 2, 3, 4});
        return message(delivery, TEXT, new Picture("A man under a striped “awning”", "Nina", List.of(file)));
    }

    private Message message(String delivery, String text, Picture picture) {
        var id = UUID.nameUUIDFromBytes(delivery.getBytes(StandardCharsets.UTF_8));
        return new Message(
                id,
                messenger.nameFor(id, NOW),
                null,
                text,
                "en",
                "https://tour.example",
                NOW.minusSeconds(60),
                picture);
    }

    /** Loses one answer, after having acted. */
    private static final class Dropping extends FakeMastodon {
        private final List<String> asked = new ArrayList<>();
        private volatile int lost;
        private volatile boolean knowsNoSource;

        @Override
        protected Reply act(HttpExchange request, byte[] body) throws IOException {
            if (knowsNoSource && request.getRequestURI().getPath().endsWith("/source")) {
                return Reply.json(404, "{}");
            }
            synchronized (asked) {
                asked.add(request.getRequestMethod() + " " + request.getRequestURI());
            }
            var reply = super.act(request, body);
            if (requests.get() == lost) {
                throw new IOException("Lost");
            }
            return reply;
        }

        private int requestsSoFar() {
            return requests.get();
        }
    }

    private static final class MovableClock extends Clock {
        private volatile Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
