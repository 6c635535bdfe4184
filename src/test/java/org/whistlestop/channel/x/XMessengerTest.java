package org.whistlestop.channel.x;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.whistlestop.channel.Steps;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.DirectLine;

class XMessengerTest {

    private static final String TEXT = "We’re at Oakridge Mall until four – 1 < 2 & more #WhistleStop\n"
            + "https://tour.example/tours/summer/stops/oakridge?from=a&to=b";
    private static final Instant NOW = Instant.now();
    private static final Line LINE = new DirectLine(Duration.ofSeconds(5));

    private final XMessenger messenger = new XMessenger();
    private final Dropping x = new Dropping();

    @AfterEach
    void closeX() {
        x.close();
    }

    @Test
    void aPostStandsThereAsItWasWritten() {
        var sent = messenger.send(access(), message("one", null), new KeptSteps());
        assertEquals(TEXT, x.posts().get(0).text());
        assertEquals("https://x.com/i/web/status/" + sent.id(), sent.link());
    }

    @Test
    void aPhotoIsDescribedBeforeThePostShowsIt() {
        messenger.send(access(), withPhoto(), new KeptSteps());
        assertEquals("A man under an awning", x.description(x.posts().get(0).photo()));
    }

    /** Only the answer to the post itself leaves anything unknown; then it is found. */
    @ParameterizedTest
    @CsvSource({"1,NOT_NOW", "2,NOT_NOW", "3,UNKNOWN"})
    void aLostAnswerIsUnknownOnlyWhereThePostMayStandThere(int lost, NotSent.Why why) {
        var steps = new KeptSteps();
        x.lost = lost;
        assertEquals(why, tryOnce(withPhoto(), steps).why());
        if (why == NotSent.Why.UNKNOWN) {
            assertEquals(1, x.published());
            assertTrue(messenger.find(access(), withPhoto(), steps).isPresent());
        } else {
            assertEquals(0, x.published());
            messenger.send(access(), withPhoto(), steps);
        }
        assertEquals(1, x.published());
        assertEquals("A man under an awning", x.description(x.posts().get(0).photo()));
    }

    @Test
    void whatIsNotSeenMayStandThereAllTheSame() {
        messenger.send(access(), message("one", null), new KeptSteps());
        x.hidesPosts = true;
        var unknown =
                assertThrows(NotSent.class, () -> messenger.find(access(), message("one", null), new KeptSteps()));
        assertEquals(NotSent.Why.UNKNOWN, unknown.why());
        assertFalse(messenger.isRepeatable());
    }

    @Test
    void aPostIsFoundAmongOthersAndOnceWithItsPhoto() {
        var sent = messenger.send(access(), withPhoto(), new KeptSteps());
        for (var other = 0; other < 150; other++) {
            messenger.send(access(), message("Other " + other + " " + TEXT, null), new KeptSteps());
        }
        assertEquals(Optional.of(sent), messenger.find(access(), withPhoto(), new KeptSteps()));
        assertThrows(NotSent.class, () -> messenger.find(access(), message(TEXT + "!", null), new KeptSteps()));
    }

    @Test
    void aPhotoThatXHasDroppedMeanwhileIsHandedOverAnew() {
        var steps = new KeptSteps();
        x.lost = 2;
        tryOnce(withPhoto(), steps);
        var tomorrow = new XMessenger(Clock.fixed(NOW.plus(Duration.ofDays(2)), ZoneOffset.UTC));
        tomorrow.send(access(), withPhoto(), steps);
        var photo = x.posts().get(0).photo();
        assertEquals("A man under an awning", x.description(photo));
        assertTrue(steps.find("photo-2").orElseThrow().startsWith(photo));
    }

    @Test
    void theConnectionTestSaysWhoWeAreAndLeavesNothing() {
        var check = messenger.check(access());
        assertEquals("@whistlestop", check.account());
        assertEquals("https://x.com/whistlestop", check.profile());
        assertEquals(0, x.published());
    }

    @Test
    void itSaysThatItIsUntried() {
        assertTrue(messenger.limits(Map.of()).honestly().get(0).startsWith("Untried"));
    }

    @Test
    void theDryRunShowsTheRequestsWithoutTheKeyAndAsksNobody() {
        var shown = messenger.dryRun(access(), withPhoto());
        assertTrue(shown.contains("POST " + x.address() + "/2/tweets"), shown);
        assertTrue(shown.contains("A man under an awning"), shown);
        assertTrue(shown.contains("of 280"), shown);
        assertFalse(shown.contains(FakeX.KEY), shown);
        assertEquals(0, x.asked());
    }

    @Test
    void aRefusalNamesTheReason() {
        var tooLong = tryOnce(message("y".repeat(281), null), new KeptSteps());
        assertEquals(NotSent.Why.REFUSED, tooLong.why());
        assertTrue(tooLong.getMessage().contains("too long"), tooLong::getMessage);
    }

    @Test
    void itWaitsAsLongAsXAsks() {
        Line busy = request -> new Answer(
                request.url(),
                429,
                Map.of("x-rate-limit-reset", List.of(Long.toString(NOW.getEpochSecond() + 600))),
                new byte[0]);
        var slow = assertThrows(NotSent.class, () -> messenger.send(over(busy), message("one", null), new KeptSteps()));
        assertEquals(NotSent.Why.NOT_NOW, slow.why());
        assertTrue(slow.waitAtLeast().toSeconds() > 500, slow.waitAtLeast()::toString);
    }

    @Test
    void xOutOfReachHasCertainlyNotGotIt() {
        x.close();
        assertEquals(
                NotSent.Why.NOT_NOW,
                tryOnce(message("one", null), new KeptSteps()).why());
        assertEquals(NotSent.Why.NOT_NOW, tryOnce(withPhoto(), new KeptSteps()).why());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "200|<!doctype html>|UNKNOWN",
                "201||UNKNOWN",
                "201|{}|UNKNOWN",
                "201|{\"data\":[]}|UNKNOWN",
                "201|{\"data\":{\"id\":17}}|UNKNOWN",
                "201|{\"data\":{\"id\":\"../1\"}}|UNKNOWN",
                "201|{\"data\":{\"id\":\"1\"|UNKNOWN",
                "201|DEEP|UNKNOWN",
                "201|HUGE|UNKNOWN",
                "302|{}|UNKNOWN",
                "307|{}|REFUSED",
                "400|<html>|REFUSED",
                "401|{\"detail\":\"x-token-0123456789 is wrong\"}|REFUSED",
                "402|{}|REFUSED",
                "403|{\"detail\":[1]}|REFUSED",
                "404|{}|REFUSED",
                "429|{}|NOT_NOW",
                "500|{\"detail\":\"x-token-0123456789\\n\"}|UNKNOWN",
                "503|HUGE|UNKNOWN"
            })
    void aHostileAnswerIsReadWithDistrust(int status, String body, NotSent.Why why) {
        var bytes = body(body).getBytes(StandardCharsets.UTF_8);
        Line hostile = request -> new Answer(request.url(), status, Map.of(), bytes);
        var notSent =
                assertThrows(NotSent.class, () -> messenger.send(over(hostile), message("one", null), new KeptSteps()));
        assertEquals(why, notSent.why());
        assertFalse(notSent.getMessage().contains(FakeX.KEY), notSent::getMessage);
        assertTrue(notSent.getMessage().length() < 600);

        var photo = assertThrows(NotSent.class, () -> messenger.send(over(hostile), withPhoto(), new KeptSteps()));
        assertFalse(photo.why() == NotSent.Why.UNKNOWN, "nothing was posted: " + photo.getMessage());
        assertThrows(NotSent.class, () -> messenger.find(over(hostile), message("one", null), new KeptSteps()));
        assertThrows(NotSent.class, () -> messenger.check(over(hostile)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":{}}",
                "{\"data\":[1,null,{\"id\":1}]}",
                "{\"data\":[{\"id\":\"1\",\"text\":7,\"entities\":{\"urls\":[{\"url\":\"\"},3]}}],\"meta\":{\"next_token\":{}}}",
                "{\"meta\":{\"next_token\":\"again\"}}",
                "<html>"
            })
    void aListThatCannotBeReadIsNoAbsence(String list) {
        Line hostile = request -> new Answer(
                request.url(),
                200,
                Map.of(),
                (request.url().endsWith("/me") ? "{\"data\":{\"id\":\"1\"}}" : list).getBytes(StandardCharsets.UTF_8));
        var unknown =
                assertThrows(NotSent.class, () -> messenger.find(over(hostile), message("one", null), new KeptSteps()));
        assertEquals(NotSent.Why.UNKNOWN, unknown.why());
    }

    @Test
    void aMissingOrWrongKeyIsSaidInPlainWords() {
        for (var key : new String[] {null, " ", "wrong", "schlüssel"}) {
            var access = new Access(UUID.randomUUID(), UUID.randomUUID(), x.address(), null, Map.of(), key, LINE);
            var refused =
                    assertThrows(NotSent.class, () -> messenger.send(access, message("one", null), new KeptSteps()));
            assertEquals(NotSent.Why.REFUSED, refused.why(), key);
            assertTrue(refused.getMessage().contains("key"), refused::getMessage);
        }
    }

    private NotSent tryOnce(Message message, Steps steps) {
        return assertThrows(NotSent.class, () -> messenger.send(access(), message, steps));
    }

    private static String body(String body) {
        return switch (body == null ? "" : body) {
            case "HUGE" -> "{\"detail\":\"" + "x".repeat(5 << 20) + "\"}";
            case "DEEP" -> "[".repeat(100_000);
            default -> body == null ? "" : body;
        };
    }

    private Access access() {
        return new Access(UUID.randomUUID(), UUID.randomUUID(), x.address(), "@WhistleStop", Map.of(), FakeX.KEY, LINE);
    }

    private static Access over(Line line) {
        return new Access(UUID.randomUUID(), UUID.randomUUID(), "https://api.x.com", null, Map.of(), FakeX.KEY, line);
    }

    private Message withPhoto() {
        var file = new Picture.File("image/jpeg", 1600, 1200, 4, () -> new byte[] {1, 2, 3, 4});
        return message(TEXT, new Picture("A man under an awning", "Nina", List.of(file)));
    }

    private Message message(String text, Picture picture) {
        var id = UUID.randomUUID();
        var whole = text.equals("one") ? TEXT : text;
        return new Message(
                id,
                messenger.nameFor(id, NOW),
                null,
                whole,
                "en",
                "https://tour.example",
                NOW.minusSeconds(60),
                picture);
    }

    /** Loses one answer, after having acted. */
    private static final class Dropping extends FakeX {
        private volatile int lost;

        @Override
        protected Reply act(HttpExchange request, byte[] body) throws IOException {
            var reply = super.act(request, body);
            if (requests.get() == lost) {
                throw new IOException("Lost");
            }
            return reply;
        }

        private int asked() {
            return requests.get();
        }
    }
}
