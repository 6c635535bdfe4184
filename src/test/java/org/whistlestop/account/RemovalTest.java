package org.whistlestop.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RemovalTest {

    @TestHTTPResource
    String url;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", ""));
    }

    @Test
    void whoIsRemovedFromTheLastTourCanDoNothingMore() {
        var browser = Browser.of(tour.pr);
        assertEquals(200, browser.get("/desk").statusCode());

        tour.admin.delete(tour.api("/people/" + idOf(tour.pr))).expect(204);

        tour.pr.get("/api/people/me").expect(401);
        assertEquals(303, browser.get("/desk").statusCode());
    }

    @Test
    void whoStillWorksOnAnotherTourKeepsThat() {
        var id = idOf(tour.pr);
        tour.setup
                .put("/api/people/" + id + "/roles/" + tour.slug + "-other/pr", "")
                .expect(204);

        tour.admin.delete(tour.api("/people/" + id)).expect(204);

        tour.pr.get(tour.api("/stops")).expect(404);
        tour.pr.get("/api/tours/" + tour.slug + "-other/stops").expect(200);
    }

    @Test
    void theAdministratorEndsEverythingAtOnceAndTheNameStays() {
        tour.setup.delete("/api/people/" + tour.hostId).expect(204);

        tour.host.get("/api/people/me").expect(401);
        tour.setup.get("/api/people/" + tour.hostId).expect(404);
        assertEquals(
                "Rita Calloway",
                tour.nobody
                        .get("/api/tours/" + tour.slug)
                        .json()
                        .at("/host/name")
                        .asText());
    }

    @Test
    void onlyWhoRunsTheTourRemovesAndNeverItsLastAdmin() {
        var path = tour.api("/people/" + tour.hostId);
        tour.stranger.delete(path).expect(404);
        tour.pr.delete(path).expect(403);
        tour.host.delete("/api/people/" + idOf(tour.pr)).expect(403);
        tour.admin.delete(tour.api("/people/" + idOf(tour.admin))).expect(409);
        tour.admin.get(tour.api("/stops")).expect(200);
    }

    @Test
    void aTokenMayDoWhatItsScopesSay() {
        var token = token(Map.of("name", "reader", "scopes", List.of("read"), "days", 1));
        var reader = tour.setup.as(token);
        reader.get(tour.api("/stops")).expect(200);
        reader.put(
                        "/api/tours/" + tour.slug,
                        Map.of("title", "x", "publicDelayMinutes", 0, "publicAfterLeaving", false))
                .expect(403);
        reader.post("/api/people/" + tour.hostId + "/tokens", Map.of("name", "more"))
                .expect(403);
    }

    @Test
    void aTokenMakesNoStrongerToken() {
        var keeper = tour.setup.as(token(Map.of("name", "keeper", "scopes", List.of("keys", "read"))));
        var path = "/api/people/" + tour.hostId + "/tokens";
        keeper.post(path, Map.of("name", "all")).expect(403);
        keeper.post(path, Map.of("name", "some", "scopes", List.of("read"))).expect(201);
        keeper.post(path, Map.of("name", "none", "scopes", List.of("everything")))
                .expect(422);
    }

    private String token(Map<String, Object> request) {
        return tour.setup
                .post("/api/people/" + tour.hostId + "/tokens", request)
                .expect(201)
                .json()
                .get("token")
                .asText();
    }

    private static String idOf(Api person) {
        return person.get("/api/people/me").expect(200).json().get("id").asText();
    }
}
