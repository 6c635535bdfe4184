package org.whistlestop.channel.bluesky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.KeptSteps;
import org.whistlestop.channel.Line;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Picture;
import org.whistlestop.channel.Steps;

class BlueskyMessengerTest {

    private final FakeBluesky server = new FakeBluesky();
    private final MovableClock clock = new MovableClock();
    private final BlueskyMessenger messenger = new BlueskyMessenger(clock);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPostStandsThereWithTextLinkDateAndPhoto() {
        var message = BlueskyCase.withPhoto("Grüße from Denver 🎉 " + BlueskyCase.LINK + " #onTour");
        var access = access(Map.of("app", "https://app.example.org/"));
        assertTrue(messenger.find(access, message, new KeptSteps()).isEmpty());

        var sent = messenger.send(access, message, new KeptSteps());
        var post = server.posts().get(message.name());
        var uri = "at://" + FakeBluesky.DID + "/app.bsky.feed.post/" + message.name();
        assertEquals(uri, sent.id());
        assertEquals("https://app.example.org/profile/" + FakeBluesky.DID + "/post/" + message.name(), sent.link());
        assertEquals(message.text(), post.at("/text").asText());
        assertEquals("2026-07-14T18:30:00Z", post.at("/createdAt").asText());
        assertEquals("[\"en\"]", post.at("/langs").toString());
        assertEquals(BlueskyCase.LINK, post.at("/facets/0/features/0/uri").asText());
        assertEquals("onTour", post.at("/facets/1/features/0/tag").asText());
        assertEquals("A red door 📷 Jörg Müller", post.at("/embed/images/0/alt").asText());
        assertEquals(160, post.at("/embed/images/0/aspectRatio/width").asInt());
        assertEquals(sent, messenger.find(access, message, new KeptSteps()).orElseThrow());
        assertEquals(sent, messenger.send(access, message, new KeptSteps()));
        assertEquals(1, server.published());
    }

    @Test
    void aPostWithoutAPhotoShowsACardOfItsLink() {
        var message = BlueskyCase.message("We are in Denver. " + BlueskyCase.LINK);
        messenger.send(access(Map.of()), message, new KeptSteps());
        var card = server.posts().get(message.name()).at("/embed/external");
        assertEquals(BlueskyCase.LINK, card.at("/uri").asText());
        assertEquals("tour.example.org", card.at("/title").asText());
    }

    @Test
    void onePersonsSignInServesManyPosts() throws Exception {
        var access = access(Map.of());
        var all = IntStream.range(0, 20)
                .mapToObj(number -> CompletableFuture.runAsync(
                        () -> messenger.send(access, BlueskyCase.message("Post " + number), new KeptSteps())))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();
        assertEquals(20, server.published());
        assertEquals(1, server.signIns());

        clock.move(Sessions.KEPT.toSeconds());
        messenger.send(access, BlueskyCase.message("Later"), new KeptSteps());
        assertEquals(2, server.signIns());
    }

    @Test
    void aSessionThatIsOverIsRenewedOnce() {
        var access = access(Map.of());
        messenger.send(access, BlueskyCase.message("One"), new KeptSteps());
        server.expireTokens();
        messenger.send(access, BlueskyCase.withPhoto("Two"), new KeptSteps());
        assertEquals(2, server.published());
        assertEquals(2, server.signIns());
    }

    @Test
    void aNewKeyDoesNotGetWhatTheOldOneOpened() {
        var access = access(Map.of());
        messenger.send(access, BlueskyCase.message("One"), new KeptSteps());
        var wrong = new Access(
                access.channelId(),
                access.tourId(),
                access.address(),
                access.account(),
                Map.of(),
                "wrong",
                BlueskyCase.LINE);
        assertRefused(() -> messenger.send(wrong, BlueskyCase.message("Two"), new KeptSteps()), "app password");
    }

    @Test
    void aLostLeaseStopsBeforeAnythingIsPublic() {
        var steps = new KeptSteps();
        steps.losesLeaseAt = "risked";
        assertThrows(Steps.LostLease.class, () -> messenger.send(access(Map.of()), BlueskyCase.message("Text"), steps));
        assertEquals(0, server.published());
    }

    @Test
    void anotherPostUnderTheNameIsNotTakenForOurs() {
        var access = access(Map.of());
        var message = BlueskyCase.message("Ours");
        var steps = new KeptSteps();
        messenger.send(access, message, steps);
        var other = new Message(message.delivery(), message.name(), null, "Another", "en", null, message.due(), null);
        assertEquals(NotSent.Why.UNKNOWN, why(() -> messenger.find(access, other, new KeptSteps())));
        assertEquals(NotSent.Why.UNKNOWN, why(() -> messenger.send(access, other, steps)));
        assertEquals("Ours", server.posts().get(message.name()).at("/text").asText());
    }

    @Test
    void aCheckSaysWhoWeAreAndLeavesNothing() {
        var check = messenger.check(access(Map.of()));
        assertEquals(FakeBluesky.HANDLE, check.account());
        assertNull(check.profile());
        assertEquals(1, check.notes().size());
        assertEquals(0, server.published());
        var wrong =
                BlueskyCase.access(server.address(), FakeBluesky.HANDLE, "planted-secret", BlueskyCase.LINE, Map.of());
        assertRefused(() -> messenger.check(wrong), "do not fit together");
        assertRefused(
                () -> messenger.check(BlueskyCase.access(
                        server.address() + "/elsewhere", FakeBluesky.HANDLE, "key", BlueskyCase.LINE, Map.of())),
                "no Bluesky server at this address");
    }

    @Test
    void aHandleMayBeWrittenWithItsAt() {
        var access = BlueskyCase.access(
                server.address(), " @" + FakeBluesky.HANDLE, FakeBluesky.KEY, BlueskyCase.LINE, Map.of());
        assertEquals(FakeBluesky.HANDLE, messenger.check(access).account());
    }

    @ParameterizedTest
    @CsvSource({
        "https://bsky.social, '', https://bsky.app/profile/did/post/key",
        "https://pds.corp.com, https://deck.blue, https://deck.blue/profile/did/post/key",
        "https://pds.corp.com, none, ",
        "https://localhost, '', ",
        "https://10.0.0.7, '', ",
        "https://pds.internal, '', ",
        "http://bsky.social, '', "
    })
    void onlyAPostThatThePublicCanSeeHasALink(String address, String app, String link) {
        var access = BlueskyCase.access(address, "a", "k", BlueskyCase.LINE, Map.of("app", app));
        assertEquals(link, PostLink.of(access).of("at://did/app.bsky.feed.post/key"));
    }

    @Test
    void aPhotoThatIsTooLargeInEverySizeIsSaidToBe() {
        var plain = BlueskyCase.message("Text");
        var large = new Picture(
                "Alt", null, List.of(new Picture.File("image/jpeg", 3000, 2000, 1_000_001, () -> new byte[0])));
        var message = new Message(plain.delivery(), plain.name(), null, "Text", "en", null, plain.due(), large);
        assertRefused(() -> messenger.send(access(Map.of()), message, new KeptSteps()), "1000000 bytes");
    }

    @Test
    void theDryRunShowsWhatIsSent() {
        var message = BlueskyCase.message("Grüße \"quoted\" " + BlueskyCase.LINK);
        var bodies = new ArrayList<String>();
        Line listening = request -> {
            if (request.url().endsWith("putRecord")) {
                bodies.add(new String(request.body(), StandardCharsets.UTF_8));
            }
            return BlueskyCase.LINE.send(request);
        };
        var shown = messenger.dryRun(access(Map.of()), message);
        assertEquals(0, server.requests());
        messenger.send(BlueskyCase.access(server, listening, Map.of()), message, new KeptSteps());
        assertEquals(1, bodies.size());
        assertTrue(shown.contains(bodies.get(0).replace(FakeBluesky.DID, "<who we are>")), shown);
        assertFalse(shown.contains(FakeBluesky.KEY));
        assertTrue(messenger
                .dryRun(access(Map.of()), BlueskyCase.withPhoto("Text"))
                .contains("160×90"));
    }

    private Access access(Map<String, String> settings) {
        return BlueskyCase.access(server, BlueskyCase.LINE, settings);
    }

    private static NotSent.Why why(Runnable act) {
        return assertThrows(NotSent.class, act::run).why();
    }

    private static void assertRefused(Runnable act, String words) {
        var refused = assertThrows(NotSent.class, act::run);
        assertEquals(NotSent.Why.REFUSED, refused.why(), refused.getMessage());
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
        assertFalse(refused.getMessage().contains("planted-secret"));
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-07-14T18:00:00Z");

        void move(long seconds) {
            now = now.plusSeconds(seconds);
        }

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
