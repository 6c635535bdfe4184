package org.whistlestop.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.whistlestop.image.ByteStore;
import org.whistlestop.image.NoSuchBytesException;
import org.whistlestop.testing.Drawing;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PhotoRetentionTest {

    private static final String BOSTON = "boston-copley-place";
    private static final String SECRET = "a-secret-of-the-fan-s-own";

    @TestHTTPResource
    String url;

    @Inject
    HandsIn hands;

    @Inject
    PhotoRetention retention;

    @Inject
    ByteStore store;

    @Inject
    EntityManager database;

    @Test
    void theOriginalOfAHostIsKeptForSevenDays() {
        var tour = tour();
        var id = hands.byHost(tour.slug, tour.hostId, draw(), BOSTON, null, "Kept");
        var pieces = originals(id);
        shown(tour);
        letPass(id, 6);
        retention.forgetDue();
        assertEquals(pieces, originals(id));

        letPass(id, 2);
        retention.forgetDue();
        assertEquals("", originals(id));
        assertThrows(NoSuchBytesException.class, () -> store.open(pieces).close());
        assertEquals(1, album(tour));
    }

    @Test
    void theOriginalOfAFanIsGoneAsSoonAsEverythingIsMadeOfIt() {
        var tour = tour();
        var picture = draw();
        var id = hands.byFan(tour.slug, picture, BOSTON, "With a place inside", SECRET);
        Eventually.holds(
                "forgotten", Duration.ofSeconds(120), () -> originals(id).isEmpty());
        decideWhenMade(tour, id);
        decide(tour, "remove", id);
        assertThrows(
                org.whistlestop.support.ProblemException.class,
                () -> hands.byFan(tour.slug, picture, BOSTON, "The same bytes again", SECRET));
    }

    @Test
    void whatWasTakenDownIsForgottenAfterThirtyDaysButNotLetInAgain() {
        var tour = tour();
        var picture = draw();
        var id = hands.byHost(tour.slug, tour.hostId, picture, BOSTON, null, "Wrong");
        shown(tour);
        decide(tour, "remove", id);
        letPass(id, 29);
        retention.forgetDue();
        assertNotNull(find(id));

        letPass(id, 2);
        retention.forgetDue();
        assertNull(find(id));
        assertThrows(
                org.whistlestop.support.ProblemException.class,
                () -> hands.byHost(tour.slug, tour.hostId, picture, BOSTON, null, "Again"));
    }

    @Test
    void whatIsShownIsForgottenAYearAfterTheTour() {
        var tour = tour();
        var id = hands.byHost(tour.slug, tour.hostId, draw(), BOSTON, null, "A good day");
        shown(tour);
        endTour(tour, 364, id);
        retention.forgetDue();
        assertEquals(1, album(tour));

        endTour(tour, 366, id);
        retention.forgetDue();
        assertNull(find(id));
        assertEquals(0, album(tour));
    }

    @Test
    void aFansNameIsForgottenThirtyDaysAfterTheTour() {
        var tour = tour();
        var said = new NewPhoto(
                tour.slug, BOSTON, UUID.randomUUID(), Part.ORIGINAL, null, "Me", null, "Fay", true, SECRET);
        var id = hands.take(said, null, draw());
        decideWhenMade(tour, id);
        assertEquals("Fay", credit(tour));
        endTour(tour, 31, id);
        retention.forgetDue();
        assertEquals("A visitor", credit(tour));
        tour.nobody
                .post("/api/photos/" + id + "/withdrawal", Map.of("key", SECRET))
                .expect(404);
    }

    private void decideWhenMade(TestTour tour, UUID id) {
        Eventually.holds("made", Duration.ofSeconds(20), () -> tour.pr
                .get("/api/photos/" + id)
                .json()
                .get("state")
                .asText()
                .equals("waiting"));
        decide(tour, "approve", id);
        shown(tour);
    }

    private static String credit(TestTour tour) {
        return tour.nobody.get(tour.api("/photos")).json().at("/0/credit").asText();
    }

    private TestTour tour() {
        return new TestTour(url.replaceFirst("/$", "")).withStops();
    }

    private static byte[] draw() {
        return Drawing.jpeg(System.nanoTime(), 900, 600);
    }

    private static int album(TestTour tour) {
        return tour.nobody.get(tour.api("/photos")).expect(200).json().size();
    }

    private static void shown(TestTour tour) {
        Eventually.holds("shown", Duration.ofSeconds(20), () -> album(tour) == 1);
    }

    private static void decide(TestTour tour, String decision, UUID id) {
        tour.moderator
                .post(tour.api("/photos/decisions"), Map.of("photos", new UUID[] {id}, "decision", decision))
                .expect(200);
    }

    private String originals(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> PhotoOriginal.listOf(id).stream()
                .map(original -> String.join(" ", original.objects))
                .findFirst()
                .orElse(""));
    }

    private static Photo find(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> Photo.findById(id));
    }

    private void letPass(UUID id, int days) {
        run(
                "update photo set received_at = received_at - ?1 * interval '1 day', decided_at = decided_at - ?1 * interval '1 day' where id = ?2",
                days,
                id);
        run(
                "update photo_original set received_at = received_at - ?1 * interval '1 day' where photo_id = ?2",
                days,
                id);
    }

    private void endTour(TestTour tour, int daysAgo, UUID id) {
        run("""
                update stop set starts_at = now() - (?1 + 1) * interval '1 day', ends_at = now() - ?1 * interval '1 day'
                where tour_id = (select tour_id from photo where id = ?2)""", daysAgo, id);
        run("update photo set received_at = now() - (?1 + 1) * interval '1 day' where id = ?2", daysAgo, id);
    }

    private void run(String sql, int days, UUID id) {
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery(sql)
                .setParameter(1, days)
                .setParameter(2, id)
                .executeUpdate());
    }
}
