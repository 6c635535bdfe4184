package org.whistlestop.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Eventually;
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
    void whoLosesTheLastRoleIsShutOutUntilInvitedAgain() {
        var id = idOf(tour.pr);
        tour.admin.delete("/api/people/" + id + "/roles/" + tour.slug + "/pr").expect(204);

        tour.pr.get("/api/people/me").expect(401);
        tour.setup.put("/api/people/" + id + "/roles/" + tour.slug + "/pr", "").expect(204);
        tour.setup.post("/api/people/" + id + "/invitations", "").expect(201);
    }

    @Test
    void ofWhoIsRemovedOnlyTheNameStays() {
        var profile = Map.of("name", "Rita Calloway", "bio", "Likes lenses.", "links", List.of("https://example.com"));
        tour.host.put("/api/people/" + tour.hostId, profile).expect(200);
        tour.setup.delete("/api/people/" + tour.hostId).expect(204);

        Eventually.holds(
                "the bio is gone",
                Duration.ofSeconds(3),
                () -> !tour.nobody.get("/tours/" + tour.slug).text().contains("Likes lenses"));
        assertTrue(tour.nobody.get("/tours/" + tour.slug).text().contains("Rita Calloway"));
    }

    @Test
    void nobodyPutsStrangersToWork() {
        var stranger = idOf(tour.stranger);
        tour.admin
                .put("/api/people/" + stranger + "/roles/" + tour.slug + "/pr", "")
                .expect(404);
        var mine = Map.of("title", "Mine", "slug", tour.slug + "-mine", "host", stranger);
        tour.admin.post("/api/tours", mine).expect(422);
        tour.setup.delete("/api/people/" + stranger).expect(204);
        tour.setup.post("/api/tours", mine).expect(422);
    }

    @Test
    void aTourNeverLosesItsLastAdminToTwoWhoTakeEachOthersRole() {
        for (var i = 0; i < 10; i++) {
            var two = new TestTour(tour.setup.base());
            var pr = idOf(two.pr);
            two.admin
                    .put("/api/people/" + pr + "/roles/" + two.slug + "/admin", "")
                    .expect(204);
            var takes = List.of(
                    CompletableFuture.runAsync(() -> takeAdmin(two.admin, two, pr)),
                    CompletableFuture.runAsync(() -> takeAdmin(two.pr, two, idOf(two.admin))));
            takes.forEach(CompletableFuture::join);

            var people = two.setup.get(two.api("/people")).expect(200).text();
            assertTrue(people.contains("\"admin\""), people);
        }
    }

    private static void takeAdmin(Api taker, TestTour tour, String person) {
        taker.delete("/api/people/" + person + "/roles/" + tour.slug + "/admin");
    }

    @Test
    void anInvitationIsNoWayAroundTheScopes() {
        var keeper = token(Map.of("name", "people only", "scopes", List.of("people", "read")));
        var id = idOf(tour.pr);
        tour.setup
                .put("/api/people/" + tour.hostId + "/roles/" + tour.slug + "/admin", "")
                .expect(204);

        tour.setup.as(keeper).post("/api/people/" + id + "/invitations", "").expect(403);
    }

    @Test
    void aTokenMadeByATokenEndsWithIt() {
        var path = "/api/people/" + tour.hostId + "/tokens";
        var parent = tour.setup
                .post(path, Map.of("name", "parent", "days", 1))
                .expect(201)
                .json();
        var maker = tour.setup.as(parent.get("token").asText());
        var child = maker.post(path, Map.of("name", "child", "days", 300))
                .expect(201)
                .json();
        assertEquals(parent.get("expiresAt"), child.get("expiresAt"));
        var made = tour.setup.as(child.get("token").asText());
        made.get("/api/people/me").expect(200);

        tour.setup.delete(path + "/" + parent.get("id").asText()).expect(204);
        made.get("/api/people/me").expect(401);
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
