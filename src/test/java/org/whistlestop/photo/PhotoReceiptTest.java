package org.whistlestop.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Drawing;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PhotoReceiptTest {

    private static final String BOSTON = "boston-copley-place";

    @TestHTTPResource
    String url;

    @Inject
    HandsIn hands;

    @Test
    void photosSinceTheArrivalStandInItsReceipt() {
        var tour = new TestTour(url.replaceAll("/$", "")).withStops();
        var arrived = arrive(tour);
        assertFalse(receipt(tour, arrived).get("rows").toString().contains("photos"));

        hands.byHost(tour.slug, tour.hostId, Drawing.jpeg(System.nanoTime(), 400, 300), BOSTON, null, "One");
        hands.byFan(
                tour.slug, Drawing.jpeg(System.nanoTime(), 400, 300), BOSTON, "A fan's", "a-secret-of-the-fan-s-own");
        Eventually.holds(
                "shown", Duration.ofSeconds(30), () -> words(tour, arrived).equals("done: 1 photo is shown."));
    }

    @Test
    void photosOfADelayedTourWaitWithIt() {
        var tour = new TestTour(url.replaceAll("/$", ""), Map.of("publicDelayMinutes", 30)).withStops();
        var arrived = arrive(tour);
        for (var i = 0; i < 2; i++) {
            hands.byHost(tour.slug, tour.hostId, Drawing.jpeg(System.nanoTime(), 400, 300), BOSTON, null, "One");
        }
        assertEquals("waiting: 2 photos wait.", words(tour, arrived));
    }

    private static String arrive(TestTour tour) {
        return tour.say(BOSTON, "arrived", Instant.now().minusSeconds(5))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private static String words(TestTour tour, String checkIn) {
        for (var row : receipt(tour, checkIn).get("rows")) {
            if (row.get("name").asText().equals("photos")) {
                return row.get("state").asText() + ": " + row.get("words").asText();
            }
        }
        return "none";
    }

    private static JsonNode receipt(TestTour tour, String checkIn) {
        return tour.host
                .get("/api/check-ins/" + checkIn + "/receipt")
                .expect(200)
                .json();
    }
}
