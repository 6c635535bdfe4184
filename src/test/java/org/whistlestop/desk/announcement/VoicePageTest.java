package org.whistlestop.desk.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VoicePageTest {

    @TestHTTPResource
    String base;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(base.replaceAll("/$", ""));
    }

    @Test
    void quietHoursAndThresholdsAreSetAndReadBack() {
        var form = form();
        assertEquals(303, Browser.of(tour.pr).post(desk(), form).statusCode());

        assertEquals("22:00", voice().get("quietFrom").asText());
        assertEquals(42, voice().at("/lint/billboardAt").asInt());
        assertEquals(0.7, voice().at("/lint/repeatSimilarity").asDouble());
        var page = Browser.of(tour.pr).get(desk()).body();
        assertTrue(page.contains("value=\"22:00\"") && page.contains("value=\"70\""), page);

        form.put("quietFrom", "");
        form.put("quietUntil", "");
        assertEquals(303, Browser.of(tour.pr).post(desk(), form).statusCode());
        assertTrue(voice().get("quietFrom").isNull());
    }

    @Test
    void thresholdsLeftOutAreTheUsualOnes() {
        var usual = voice().get("lint");
        Browser.of(tour.pr).post(desk(), form());

        tour.pr
                .put(tour.api("/voice"), Map.of("quietFrom", "21:00", "quietUntil", "08:00"))
                .expect(200);

        assertEquals(usual, voice().get("lint"));
    }

    @Test
    void aMistakeComesBackWithWhatWasTyped() {
        for (var wrong :
                new String[][] {{"quietUntil", ""}, {"quietFrom", "late"}, {"tooMany", "0"}, {"billboardAt", "1e9"}}) {
            var form = form();
            form.put(wrong[0], wrong[1]);
            var answer = Browser.of(tour.pr).post(desk(), form);
            assertEquals(422, answer.statusCode(), wrong[0]);
            assertTrue(answer.body().contains("value=\"14\""), answer.body());
        }
        assertTrue(voice().get("quietFrom").isNull());
    }

    @Test
    void othersReadIt() {
        assertFalse(Browser.of(tour.approver).get(desk()).body().contains(">Save<"));
        assertEquals(403, Browser.of(tour.approver).post(desk(), form()).statusCode());
        assertEquals(404, Browser.of(tour.stranger).get(desk()).statusCode());
    }

    private static Map<String, String> form() {
        return new HashMap<>(Map.of(
                "quietFrom",
                "22:00",
                "quietUntil",
                "07:30",
                "billboardAt",
                "42",
                "repeatSimilarity",
                "70",
                "repeatDays",
                "14",
                "tooMany",
                "3",
                "tooManyDays",
                "2",
                "sellingInARow",
                "5"));
    }

    private JsonNode voice() {
        return tour.pr.get(tour.api("/voice")).expect(200).json();
    }

    private String desk() {
        return "/desk/tours/" + tour.slug + "/voice";
    }
}
