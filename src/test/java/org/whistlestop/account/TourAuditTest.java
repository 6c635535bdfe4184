package org.whistlestop.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
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
class TourAuditTest {

    @TestHTTPResource
    String url;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @Test
    void whoDidWhatIsToldByIdAndWordsOfOurs() {
        tour.say("boston-copley-place", "arrived", Instant.now());
        tour.pr
                .put(tour.api("/stops/natick-natick-mall/cancellation"), Map.of("reason", "A flood"))
                .expect(200);

        var acts = acts();
        assertEquals("cancelled stop", acts.get(0));
        assertEquals("checked in at stop arrived", acts.get(1));
        assertTrue(acts.contains("gave a role to person admin"), acts.toString());
        assertEquals("made tour", acts.get(acts.size() - 1));
        var all = tour.admin.get(tour.api("/audit?limit=500")).expect(200).text();
        assertFalse(all.contains("flood") || all.contains("Calloway"), all);
    }

    @Test
    void onlyWhoRunsTheTourReadsIt() {
        for (var path : List.of("/audit", "/audit/export", "/audit/verification")) {
            tour.nobody.get(tour.api(path)).expect(401);
            tour.stranger.get(tour.api(path)).expect(404);
            tour.pr.get(tour.api(path)).expect(403);
            tour.admin.get(tour.api(path)).expect(200);
        }
        tour.admin.get("/api/audit").expect(403);
        tour.setup.get("/api/audit").expect(200);
        assertTrue(tour.setup.get("/api/audit/verification").json().get("whole").asBoolean());
    }

    @Test
    void aDownloadIsCheckedByItselfAndAgainstToday() {
        var file = tour.admin.get(tour.api("/audit/export")).expect(200).text();
        tour.pr
                .put(tour.api("/stops/natick-natick-mall/cancellation"), Map.of("reason", "A flood"))
                .expect(200);
        assertTrue(check(file).json().get("whole").asBoolean(), "though the log has grown");

        assertFalse(check(file.replaceFirst("\"act\":\"added\"", "\"act\":\"moved\""))
                .json()
                .get("whole")
                .asBoolean());
        assertFalse(check(file.substring(0, file.lastIndexOf('{')))
                .json()
                .get("whole")
                .asBoolean());
        assertEquals(422, check("no log").status());
        assertEquals(422, check("\n").status());
        assertEquals(422, check("\n\n").status());
        var foreign = new TestTour(tour.setup.base());
        var others = foreign.admin.get(foreign.api("/audit/export")).text();
        assertFalse(check(others).json().get("whole").asBoolean(), "another tour's log");
    }

    @Test
    void theDeskShowsItInWords() {
        tour.pr
                .put(tour.api("/stops/natick-natick-mall/cancellation"), Map.of("reason", "A flood"))
                .expect(200);
        var page = Browser.of(tour.admin).get("/desk/tours/" + tour.slug + "/audit?check=true");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Jonas Hale"), page.body());
        assertTrue(page.body().contains("Natick Mall, Natick"), page.body());
        assertTrue(page.body().contains("entries are as they were written"), page.body());
        assertEquals(
                403,
                Browser.of(tour.pr).get("/desk/tours/" + tour.slug + "/audit").statusCode());
    }

    private List<String> acts() {
        var acts = new ArrayList<String>();
        tour.admin
                .get(tour.api("/audit?limit=500"))
                .expect(200)
                .json()
                .forEach(entry -> acts.add((entry.get("act").asText()
                                + " " + entry.get("thing").asText() + " "
                                + entry.get("detail").asText())
                        .strip()));
        return acts;
    }

    private Api.Answer check(String file) {
        return tour.admin.send("POST", tour.api("/audit/verification"), "application/x-ndjson", file);
    }
}
