package org.whistlestop.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PeopleTest {

    @TestHTTPResource
    String url;

    @Inject
    EntityManager database;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", ""));
    }

    @Test
    void theAdministratorsTokenSetsUpAndNothingElse() {
        tour.setup.get("/api/tours").expect(403);
        tour.setup.get(tour.api("/stops")).expect(403);
        tour.setup.get("/api/people/" + tour.hostId).expect(200);
    }

    @Test
    void aTokenIsShownOnceAndKeptAsItsHash() {
        var token = tour.setup
                .post("/api/people/" + tour.hostId + "/tokens", Map.of("name", "phone"))
                .expect(201)
                .json();
        assertTrue(token.get("token").asText().startsWith("ws_"));

        var kept = database.createNativeQuery("select encode(hash, 'escape') || name from access_token", String.class)
                .getResultList();
        assertFalse(kept.toString().contains(token.get("token").asText().substring(3)));
    }

    @Test
    void aRevokedTokenOpensNothing() {
        var token = tour.setup
                .post("/api/people/" + tour.hostId + "/tokens", Map.of("name", "lost phone"))
                .expect(201)
                .json();
        var phone = tour.setup.as(token.get("token").asText());
        phone.get("/api/tours").expect(200);

        phone.delete("/api/people/" + tour.hostId + "/tokens/" + token.get("id").asText())
                .expect(204);
        var refused = phone.get("/api/tours").expect(401);
        assertEquals("application/problem+json", refused.header("Content-Type"));
        assertEquals("Bearer", refused.header("WWW-Authenticate"));
    }

    @Test
    void aSessionEndsWithTheTokenThatOpenedIt() {
        var token = tour.setup
                .post("/api/people/" + tour.hostId + "/tokens", Map.of("name", "lost phone"))
                .expect(201)
                .json();
        var browser = Browser.of(tour.setup.as(token.get("token").asText()));
        assertEquals(200, browser.get("/desk").statusCode());

        tour.host
                .delete("/api/people/" + tour.hostId + "/tokens/"
                        + token.get("id").asText())
                .expect(204);
        assertEquals(303, browser.get("/desk").statusCode());
    }

    @Test
    void nobodyMakesTokensForOthers() {
        tour.admin
                .post("/api/people/" + tour.hostId + "/tokens", Map.of("name", "sneaky"))
                .expect(404);
        tour.host
                .post("/api/people/" + tour.hostId + "/tokens", Map.of("name", "mine"))
                .expect(201);
    }

    @Test
    void anAdminAddsPeopleOnOwnToursOnly() {
        tour.admin
                .post("/api/people", person("New Moderator", tour.slug, "moderator"))
                .expect(201);
        tour.admin
                .post("/api/people", person("Intruder", tour.slug + "-other", "moderator"))
                .expect(404);
        tour.pr.post("/api/people", person("Climber", tour.slug, "admin")).expect(403);
        tour.nobody.post("/api/people", person("Nobody", tour.slug, "admin")).expect(401);
        tour.setup.post("/api/people", person("Early", "no-such-tour", "admin")).expect(422);
    }

    @Test
    void rolesAreGivenAndTaken() {
        var id = tour.admin
                .post("/api/people", person("Pat", tour.slug, "moderator"))
                .expect(201)
                .json()
                .get("id")
                .asText();
        tour.admin.put("/api/people/" + id + "/roles/" + tour.slug + "/pr", "").expect(204);
        tour.admin.put("/api/people/" + id + "/roles/" + tour.slug + "/pr", "").expect(204);
        assertEquals(2, tour.admin.get("/api/people/" + id).json().get("roles").size());

        tour.admin.delete("/api/people/" + id + "/roles/" + tour.slug + "/pr").expect(204);
        assertEquals(1, tour.admin.get("/api/people/" + id).json().get("roles").size());
        tour.stranger.get("/api/people/" + id).expect(404);
    }

    @Test
    void aTourNeedsATitleASlugAndANamedHost() {
        var made = tour.setup
                .post("/api/tours", Map.of("title", "Spring tour", "slug", tour.slug + "-spring", "host", "Ada Ferris"))
                .expect(201)
                .json();
        assertEquals("Ada Ferris", made.at("/host/name").asText());

        tour.setup
                .post("/api/tours", Map.of("title", "Again", "slug", tour.slug, "host", "Ada Ferris"))
                .expect(409);
        for (var bad : List.of(
                Map.of("title", "", "slug", "abc", "host", "A"),
                Map.of("title", "T", "slug", "Not A Slug", "host", "A"),
                Map.of("title", "T", "slug", "abc"),
                Map.of("title", "T", "slug", "abc", "host", "0f0c954e-7b0a-4a8c-9b4e-2f7a0c4e6d11"))) {
            tour.setup.post("/api/tours", bad).expect(422);
        }
        tour.pr
                .post("/api/tours", Map.of("title", "T", "slug", tour.slug + "-x", "host", "A"))
                .expect(403);
        tour.admin
                .post("/api/tours", Map.of("title", "T", "slug", tour.slug + "-x", "host", "A"))
                .expect(201);
    }

    private static Map<String, Object> person(String name, String tour, String role) {
        return Map.of("name", name, "roles", List.of(Map.of("tour", tour, "role", role)));
    }
}
