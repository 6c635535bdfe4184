package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.checkin.CheckIn;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StopPageTest {

    private static final String BOSTON = "boston-copley-place";

    @TestHTTPResource
    String base;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(base.replaceAll("/$", "")).withStops();
    }

    @Test
    void aFormerAddressRedirectsForGoodButIsAskedForEachTime() {
        var other = Map.of(
                "store", "Prudential", "city", "Boston", "region", "MA", "latitude", 42.3471, "longitude", -71.0825);
        tour.pr.put(tour.api("/stops/" + BOSTON + "/store"), other).expect(200);

        var page = tour.nobody.get(path(BOSTON), "Accept", "text/html").expect(301);
        assertEquals("no-cache", page.header("Cache-Control"));
        assertTrue(page.header("Location").endsWith(path("boston-prudential")));
    }

    @Test
    void whatAForgottenPersonSaidStaysWithoutTheName() {
        tour.say(BOSTON, "arrived", Instant.now()).expect(201);
        assertTrue(tour.nobody.get(path(BOSTON)).expect(200).text().contains(">Rita Calloway</b> arrived"));
        QuarkusTransaction.requiringNew()
                .run(() -> CheckIn.update("personId = ?1 where tourId = ?2", UUID.randomUUID(), tourId()));

        assertTrue(tour.nobody.get(path(BOSTON)).expect(200).text().contains(">The host</b> arrived"));
    }

    private UUID tourId() {
        return org.whistlestop.tour.Tour.<org.whistlestop.tour.Tour>find("slug", tour.slug)
                .firstResult()
                .id;
    }

    private String path(String stop) {
        return "/tours/" + tour.slug + "/stops/" + stop;
    }
}
