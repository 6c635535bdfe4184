package org.whistlestop.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.whistlestop.image.ByteStore;
import org.whistlestop.image.NoSuchBytesException;
import org.whistlestop.photo.upload.Uploader;
import org.whistlestop.support.ProblemException;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Drawing;
import org.whistlestop.testing.EventReader;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PhotoLifeTest {

    private static final String BOSTON = "boston-copley-place";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SECRET = "a-secret-of-the-fan-s-own";

    private static long seed = System.nanoTime();

    @TestHTTPResource
    String url;

    @Inject
    HandsIn hands;

    @Inject
    ByteStore store;

    @Inject
    EntityManager database;

    @Test
    void aPhotoOfTheHostIsPublicAsSoonAsItIsMade() {
        var tour = tour();
        var before = tour.number();
        try (var events = new EventReader(base(), tour.slug, before)) {
            var id = host(tour, BOSTON, "Rita signs a poster");
            var card = shown(tour, id);

            assertEquals("Rita signs a poster", card.get("alt").asText());
            assertEquals("Rita Calloway", card.get("credit").asText());
            assertEquals(BOSTON, card.get("stop").asText());
            assertTrue(card.get("placeholder").asText().startsWith("data:image/png;base64,"));
            Eventually.holds(
                    "in the stream", SOON, () -> String.join("\n", events.lines).contains("photo-shown"));
            assertTrue(String.join("\n", events.lines).contains("event: photo"));
            assertEquals(before + 1, tour.number());
        }
    }

    @Test
    void everySizeIsServedAsWhatItIs() {
        var tour = tour();
        var card = shown(tour, host(tour, BOSTON, "A crowd"));
        var widths = card.findValues("width").stream().map(JsonNode::asInt).toList();
        assertTrue(widths.containsAll(List.of(320, 640)), widths.toString());
        for (var source : card.get("sources")) {
            var file = tour.nobody.get(source.get("url").asText()).expect(200);
            assertEquals(source.get("type").asText(), file.header("Content-Type"));
            assertEquals(source.get("bytes").asInt(), file.body().length);
            assertEquals("public, max-age=86400", file.header("Cache-Control"));
        }
    }

    @Test
    void aPhotoGoesToTheStopThatWasLiveWhenItWasTaken() {
        var tour = tour();
        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(600)).expect(201);
        var id =
                hands.byHost(tour.slug, tour.hostId, draw(), null, Instant.now().minusSeconds(60), "The queue");
        assertEquals(BOSTON, shown(tour, id).get("stop").asText());
    }

    @Test
    void aPhotoThatCameBeforeItsCheckInFollowsIt() {
        var tour = tour();
        var id =
                hands.byHost(tour.slug, tour.hostId, draw(), null, Instant.now().minusSeconds(60), "Early");
        state(tour, id, "asks-for-stop");

        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(600)).expect(201);
        assertEquals(BOSTON, shown(tour, id).get("stop").asText());
    }

    @Test
    void aPhotoOfNoKnownStopAsksAndIsShownWhenItIsTold() {
        var tour = tour();
        var id = hands.byHost(tour.slug, tour.hostId, draw(), null, null, "Where was that?");
        state(tour, id, "asks-for-stop");
        assertEquals(
                1,
                tour.pr
                        .get(tour.api("/photos/all?filter=to-do"))
                        .expect(200)
                        .json()
                        .size());

        tour.host
                .put("/api/photos/" + id, Map.of("stop", BOSTON, "alt", "There"))
                .expect(200);
        assertEquals("There", shown(tour, id).get("alt").asText());
    }

    @Test
    void aPhotoOfAHiddenStopWaitsForTheReveal() {
        var tour = tour();
        var hidden = tour.addHiddenStop();
        var id = host(tour, hidden, "Nobody knows yet");
        state(tour, id, "scheduled");
        var file = tour.pr.get("/api/photos/" + id).json().at("/sources/0/url").asText();
        tour.nobody.get(file).expect(404);
        assertEquals("private, no-store", tour.pr.get(file).expect(200).header("Cache-Control"));

        tour.pr.delete(tour.api("/stops/" + hidden + "/reveal")).expect(200);
        shown(tour, id);
        tour.nobody.get(file).expect(200);
    }

    @Test
    void aPhotoTellsNobodyThatTheHostIsThereBeforeTheDelayIsOver() {
        var tour = new TestTour(base(), Map.of("publicAfterLeaving", true)).withStops();
        tour.say(BOSTON, "arrived", Instant.now().minusSeconds(600)).expect(201);
        var id = host(tour, BOSTON, "Here I am");
        state(tour, id, "scheduled");

        tour.say(BOSTON, "left", Instant.now()).expect(201);
        shown(tour, id);
    }

    @Test
    void aFansPhotoWaitsIsApprovedIsTakenDownAndIsGoneEverywhere() {
        var tour = tour();
        var picture = draw();
        var id = hands.byFan(tour.slug, picture, BOSTON, "Secret words of a fan", SECRET);
        state(tour, id, "waiting");
        assertEquals(0, album(tour).size());
        var before = tour.number();

        decide(tour.moderator, tour, "approve", id).expect(200);
        var file = shown(tour, id).at("/sources/0/url").asText();
        assertEquals("A visitor", shown(tour, id).get("credit").asText());
        tour.nobody.get(file).expect(200);

        decide(tour.moderator, tour, "remove", id).expect(200);
        assertEquals(0, album(tour).size());
        var gone = tour.nobody.get(file).expect(410);
        assertEquals("no-store", gone.header("Cache-Control"));
        var newest = tour.number();
        try (var late = new EventReader(base(), tour.slug, before)) {
            Eventually.holds("all numbers", SOON, () -> late.last() == newest);
            var said = String.join("\n", late.lines);
            assertFalse(said.contains("Secret words"), said);
            assertTrue(said.contains("photo-removed"), said);
        }
        refusedAgain(tour, picture);
    }

    private void refusedAgain(TestTour tour, byte[] picture) {
        var refusal =
                assertThrows(ProblemException.class, () -> hands.byFan(tour.slug, picture, BOSTON, "Again", SECRET));
        assertEquals(422, refusal.problem().status());
        var packedAnew = hands.byHost(tour.slug, tour.hostId, Drawing.resized(picture, 900), BOSTON, null, "Again");
        assertTrue(state(tour, packedAnew, "waiting").get("reason").asText().contains("taken down"));
        var fans = hands.byFan(tour.slug, Drawing.resized(picture, 800), BOSTON, "Again", SECRET);
        state(tour, fans, "rejected");
        state(tour, host(tour, BOSTON, "Another one"), "shown");
    }

    @Test
    void whatWasTakenDownByMistakeComesBack() {
        var tour = tour();
        var picture = draw();
        var id = hands.byHost(tour.slug, tour.hostId, picture, BOSTON, null, "Fine after all");
        shown(tour, id);
        decide(tour.pr, tour, "remove", id).expect(200);
        decide(tour.pr, tour, "approve", id).expect(409);
        decide(tour.pr, tour, "restore", id).expect(200);
        shown(tour, id);
        state(tour, hands.byHost(tour.slug, tour.hostId, picture, BOSTON, null, "The same again"), "shown");
    }

    @Test
    void aFanTakesAPhotoBackForGood() {
        var tour = tour();
        var id = hands.byFan(tour.slug, draw(), BOSTON, "Me", SECRET);
        state(tour, id, "waiting");
        decide(tour.moderator, tour, "approve", id).expect(200);
        var file = shown(tour, id).at("/sources/0/url").asText();

        tour.nobody
                .post("/api/photos/" + id + "/withdrawal", Map.of("key", "another secret altogether"))
                .expect(404);
        tour.nobody
                .post("/api/photos/" + id + "/withdrawal", Map.of("key", SECRET))
                .expect(204);
        tour.nobody
                .post("/api/photos/" + id + "/withdrawal", Map.of("key", SECRET))
                .expect(204);
        assertEquals(0, album(tour).size());
        tour.nobody.get(file).expect(410);
        assertThrows(
                NoSuchBytesException.class, () -> store.open(file.substring(1)).close());
        decide(tour.moderator, tour, "approve", id).expect(409);
    }

    @Test
    void takingBackWhatNobodySawShutsOutNothing() {
        var tour = tour();
        var picture = draw();
        var copy = hands.byFan(tour.slug, Drawing.resized(picture, 900), BOSTON, "A copy", SECRET);
        state(tour, copy, "waiting");
        tour.nobody
                .post("/api/photos/" + copy + "/withdrawal", Map.of("key", SECRET))
                .expect(204);

        shown(tour, hands.byHost(tour.slug, tour.hostId, picture, BOSTON, null, "The host's own"));
    }

    @Test
    void strangersFillNoDiskWithWhatNobodyLooksAt() {
        var tour = tour();
        var fan = new Uploader(tour.nobody);
        fan.begin(Uploader.fansMetadata(tour), 1_000).expect(201);
        run("""
                insert into photo (id, tour_id, consent_at, received_at, status)
                select gen_random_uuid(), (select id from tour where slug = ?1), now(), now(), 'WAITING'
                from generate_series(1, 2000)""", tour.slug);
        try {
            fan.begin(Uploader.fansMetadata(tour), 1_000).expect(503);
            new Uploader(tour.host).begin(Uploader.metadata(tour), 1_000).expect(201);
        } finally {
            run("delete from photo where tour_id = (select id from tour where slug = ?1)", tour.slug);
        }
    }

    private void run(String sql, String slug) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql).setParameter(1, slug).executeUpdate());
    }

    @Test
    void afterAFansPhotoNoOtherFileComesUnseen() {
        var tour = tour();
        var said = new NewPhoto(
                tour.slug, BOSTON, UUID.randomUUID(), Part.PREVIEW, null, "Small", null, null, true, SECRET);
        assertThrows(ProblemException.class, () -> hands.take(said, null, draw()));
    }

    @Test
    void whatIsTakenDownInTheMiddleOfTheWorkComesBackWhole() {
        var tour = tour();
        var id = host(tour, BOSTON, "Too early");
        decide(tour.pr, tour, "remove", id).expect(200);
        decide(tour.pr, tour, "restore", id).expect(200);
        assertEquals("Too early", shown(tour, id).get("alt").asText());
    }

    @Test
    void wordsThatWereTakenOutAreToldToNobodyWhoComesLater() {
        var tour = tour();
        var before = tour.number();
        var id = host(tour, BOSTON, "Names a private person");
        shown(tour, id);
        tour.host
                .put("/api/photos/" + id, Map.of("stop", BOSTON, "alt", "Names nobody"))
                .expect(200);
        var newest = tour.number();
        try (var late = new EventReader(base(), tour.slug, before)) {
            Eventually.holds("all numbers", SOON, () -> late.last() == newest);
            var said = String.join("\n", late.lines);
            assertFalse(said.contains("private person"), said);
            assertTrue(said.contains("photo-shown") && said.contains("Names nobody"), said);
        }
    }

    @Test
    void noCoordinatesGetIntoTheWords() {
        var tour = tour();
        var id = host(tour, BOSTON, "A place");
        shown(tour, id);
        tour.host
                .put("/api/photos/" + id, Map.of("stop", BOSTON, "caption", "At 42.34712, -71.08245"))
                .expect(422);
    }

    @Test
    void manyAreDecidedAboutAtOnceOrNone() {
        var tour = tour();
        var one = hands.byFan(tour.slug, draw(), BOSTON, "One", SECRET);
        var two = hands.byFan(tour.slug, draw(), BOSTON, "Two", SECRET);
        state(tour, one, "waiting");
        state(tour, two, "waiting");

        decide(tour.moderator, tour, "approve", one, UUID.randomUUID()).expect(404);
        state(tour, one, "waiting");
        decide(tour.moderator, tour, "approve", one, two).expect(200);
        assertEquals(2, album(tour).size());
    }

    @Test
    void theHostTakesDownOwnPhotosOnly() {
        var tour = tour();
        var own = host(tour, BOSTON, "Mine");
        var fans = hands.byFan(tour.slug, draw(), BOSTON, "Not mine", SECRET);
        state(tour, fans, "waiting");
        decide(tour.host, tour, "approve", fans).expect(403);
        decide(tour.host, tour, "remove", own).expect(200);
        decide(tour.stranger, tour, "remove", own).expect(404);
    }

    @Test
    void aReportedPhotoStaysUntilAModeratorDecides() {
        var tour = tour();
        var id = host(tour, BOSTON, "A face");
        shown(tour, id);
        tour.nobody
                .post("/api/photos/" + id + "/reports", Map.of("reason", "That is my face"))
                .expect(201);
        shown(tour, id);
        var toDo = tour.moderator
                .get(tour.api("/photos/all?filter=to-do"))
                .expect(200)
                .json();
        assertEquals("That is my face", toDo.at("/0/reports/0/reason").asText());

        decide(tour.moderator, tour, "approve", id).expect(200);
        assertEquals(
                0,
                tour.moderator.get(tour.api("/photos/all?filter=to-do")).json().size());
    }

    @Test
    void onePhotoLeadsAStop() {
        var tour = tour();
        var one = host(tour, BOSTON, "One");
        var two = host(tour, BOSTON, "Two");
        shown(tour, one);
        shown(tour, two);
        tour.pr.put("/api/photos/" + one + "/lead", Map.of()).expect(200);
        tour.pr.put("/api/photos/" + two + "/lead", Map.of()).expect(200);
        assertFalse(shown(tour, one).get("lead").asBoolean());
        assertTrue(shown(tour, two).get("lead").asBoolean());
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        var tour = tour();
        var torn = java.util.Arrays.copyOf(draw(), 3_000);
        var id = hands.byHost(tour.slug, tour.hostId, torn, BOSTON, null, "Torn");
        var photo = state(tour, id, "failed");
        assertFalse(photo.get("failure").asText().isEmpty());
    }

    private String base() {
        return url.replaceFirst("/$", "");
    }

    private TestTour tour() {
        return new TestTour(base()).withStops();
    }

    private static byte[] draw() {
        return Drawing.jpeg(seed++, 1400, 1000);
    }

    private UUID host(TestTour tour, String stop, String alt) {
        return hands.byHost(tour.slug, tour.hostId, draw(), stop, null, alt);
    }

    private static JsonNode album(TestTour tour) {
        return tour.nobody.get(tour.api("/photos")).expect(200).json();
    }

    private static JsonNode shown(TestTour tour, UUID id) {
        return Eventually.value("photo is public", SOON, () -> {
            for (var card : album(tour)) {
                if (card.get("id").asText().equals(id.toString())) {
                    return card;
                }
            }
            return null;
        });
    }

    private static JsonNode state(TestTour tour, UUID id, String state) {
        return Eventually.value("photo is " + state, SOON, () -> {
            var photo = tour.pr.get("/api/photos/" + id).expect(200).json();
            return photo.get("state").asText().equals(state) ? photo : null;
        });
    }

    private static Api.Answer decide(Api by, TestTour tour, String decision, UUID... photos) {
        return by.post(tour.api("/photos/decisions"), Map.of("photos", photos, "decision", decision));
    }
}
