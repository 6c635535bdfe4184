package org.whistlestop.channel.bluesky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.Deaf;
import org.whistlestop.channel.KeptSteps;
import org.whistlestop.channel.Line;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;
import org.whistlestop.testing.NeedsTool;

/** Posts to a real Bluesky server, kills it in the middle, and looks what its readers see. */
@NeedsTool({"npm", "node"})
class RealBlueskyIT {

    private static final BlueskyMessenger MESSENGER = new BlueskyMessenger(Clock.systemUTC());
    private static final int UNHEARD = -1;

    private static RealBluesky server;

    @BeforeAll
    static void start() {
        server = new RealBluesky();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void readersSeeTextLinkTagDateAndPhoto() {
        var text = "Grüße 👩‍🚀 from Denver: " + BlueskyCase.LINK + " #onTour";
        var message = BlueskyCase.withPhoto(text);
        var sent = MESSENGER.send(access(BlueskyCase.LINE), message, new KeptSteps());
        assertEquals("at://" + server.did() + "/app.bsky.feed.post/" + message.name(), sent.id());
        var posts = server.posts().stream()
                .filter(post -> post.at("/value/text").asText().equals(text))
                .toList();
        assertEquals(1, posts.size());
        var post = posts.get(0).get("value");
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var link = post.at("/facets/0/index");
        var part = Arrays.copyOfRange(
                bytes, link.get("byteStart").asInt(), link.get("byteEnd").asInt());
        assertEquals(BlueskyCase.LINK, new String(part, StandardCharsets.UTF_8));
        assertEquals("onTour", post.at("/facets/1/features/0/tag").asText());
        assertEquals("2026-07-14T18:30:00Z", post.at("/createdAt").asText());
        var image = post.at("/embed/images/0");
        assertEquals("A red door 📷 Jörg Müller", image.at("/alt").asText());
        assertEquals(
                message.picture().files().get(0).bytes(),
                server.blobSize(image.at("/image/ref/$link").asText()));
        assertEquals(
                sent,
                MESSENGER
                        .find(access(BlueskyCase.LINE), message, new KeptSteps())
                        .orElseThrow());
        assertTrue(MESSENGER
                .find(access(BlueskyCase.LINE), BlueskyCase.message("Not sent"), new KeptSteps())
                .isEmpty());
    }

    @Test
    void aCardIsTakenAndATextTooLongIsNot() {
        var card = BlueskyCase.message("Card " + BlueskyCase.LINK);
        MESSENGER.send(access(BlueskyCase.LINE), card, new KeptSteps());
        assertEquals(1, standing(card));
        var fits = BlueskyCase.message("👩‍🚀".repeat(100));
        MESSENGER.send(access(BlueskyCase.LINE), fits, new KeptSteps());
        var tooLong = BlueskyCase.message("x".repeat(301));
        var refused =
                assertThrows(NotSent.class, () -> MESSENGER.send(access(BlueskyCase.LINE), tooLong, new KeptSteps()));
        assertEquals(NotSent.Why.REFUSED, refused.why());
        assertTrue(refused.getMessage().contains("grapheme"), refused.getMessage());
        assertEquals(0, standing(tooLong));
    }

    @Test
    void theCheckKnowsTheAccountAndAWrongPassword() {
        assertEquals(server.handle(), MESSENGER.check(access(BlueskyCase.LINE)).account());
        var byDid = BlueskyCase.access(server.address(), server.did(), server.password(), BlueskyCase.LINE, Map.of());
        assertEquals(server.handle(), MESSENGER.check(byDid).account());
        var wrong = BlueskyCase.access(server.address(), server.handle(), "wrong", BlueskyCase.LINE, Map.of());
        var refused = assertThrows(NotSent.class, () -> MESSENGER.check(wrong));
        assertEquals(NotSent.Why.REFUSED, refused.why());
        assertTrue(refused.getMessage().contains("do not fit together"), refused.getMessage());
    }

    @Test
    void manyWhoSendAtOncePublishOne() {
        var message = BlueskyCase.withPhoto("At once");
        var access = access(BlueskyCase.LINE);
        var all = IntStream.range(0, 10)
                .mapToObj(number -> CompletableFuture.runAsync(() -> MESSENGER.send(access, message, new KeptSteps())))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).orTimeout(60, TimeUnit.SECONDS).join();
        assertEquals(1, standing(message));
    }

    /** The server dies so many milliseconds after it got the photo (2) or the post (3), or just after it has done it, unheard. */
    @Test
    void aServerThatDiesInTheMiddleOfAPostDoublesNothing() {
        var kills = List.of(List.of(2, 3), List.of(3, 0), List.of(3, 6), List.of(3, UNHEARD), List.of(2, UNHEARD));
        for (var kill : kills) {
            var message = BlueskyCase.withPhoto("Killed " + kill);
            var steps = new KeptSteps();
            var failure = sendAndFail(access(killing(kill.get(0), kill.get(1))), message, steps);
            server.kill();
            server.restart();
            var stood = standing(message);
            assertEquals(kill.equals(List.of(3, UNHEARD)) ? 1 : stood, stood);
            failure.ifPresent(e ->
                    assertTrue(stood == 0 || e.why() == NotSent.Why.UNKNOWN, "told as " + e.why() + " after " + kill));
            var found = MESSENGER.find(access(BlueskyCase.LINE), message, steps);
            assertEquals(stood, found.isPresent() ? 1 : 0, "found after " + kill);
            MESSENGER.send(access(BlueskyCase.LINE), message, steps);
            assertEquals(1, standing(message), "after " + kill);
        }
    }

    private static Optional<NotSent> sendAndFail(Access access, Message message, KeptSteps steps) {
        try {
            MESSENGER.send(access, message, steps);
            return Optional.empty();
        } catch (NotSent e) {
            assertNotEquals(NotSent.Why.REFUSED, e.why(), e.getMessage());
            return Optional.of(e);
        }
    }

    private static Line killing(int request, int millis) {
        var number = new AtomicInteger();
        return outgoing -> {
            var isTheOne = number.incrementAndGet() == request;
            if (isTheOne && millis != UNHEARD) {
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(server::kill);
            }
            return (isTheOne && millis == UNHEARD ? new Deaf(BlueskyCase.LINE) : BlueskyCase.LINE).send(outgoing);
        };
    }

    private static long standing(Message message) {
        return server.posts().stream()
                .filter(post -> post.at("/value/text").asText().equals(message.text()))
                .count();
    }

    private static Access access(Line line) {
        return BlueskyCase.access(server.address(), server.handle(), server.password(), line, Map.of());
    }
}
