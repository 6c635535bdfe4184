package org.whistlestop.tour.itinerary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api.Answer;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ItineraryTest {

    private static final LocalDate DAY = LocalDate.now().plusDays(30);
    private static final String HEADER =
            "stop,date,starts,ends,store,street,city,region,postal_code,country,latitude,longitude\r\n";
    private static final String BOSTON =
            "1,%s,11:00,15:00,Copley Place,100 Huntington Ave,Boston,MA,02116,US,42.3474,-71.0781\r\n";
    private static final String NATICK =
            "2,%s,11:00,15:00,Natick Mall,1245 Worcester St,Natick,MA,01760,US,42.3010,-71.3826\r\n";
    private static final String TROY =
            "3,%s,12:00,16:00,Somerset Collection,2800 W Big Beaver Rd,Troy,MI,48084,US,42.5617,-83.1837\r\n";

    @TestHTTPResource
    String url;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", ""));
    }

    @Test
    void theFileOf2008GoesInAsItIs() throws Exception {
        try (var csv = getClass().getResourceAsStream("/demo/tour-2008.csv")) {
            var change = put(csv.readAllBytes(), "").expect(200).json();

            assertEquals(42, change.get("added").size());
            assertEquals(
                    42, tour.nobody.get(tour.api("/map")).json().get("features").size());
            assertEquals(
                    "America/New_York",
                    tour.onMap("boston-copley-place").get("zone").asText());
            assertEquals(
                    "America/Los_Angeles",
                    tour.onMap("portland-washington-square").get("zone").asText());
            assertEquals(
                    Instant.parse("2008-06-19T15:00:00Z"),
                    Instant.parse(
                            tour.onMap("boston-copley-place").get("starts").asText()));
        }
    }

    @Test
    void aDryRunTellsAndChangesNothing() {
        var change = put(three(), "?dryRun=true").expect(200).json();

        assertEquals(3, change.get("added").size());
        assertEquals(true, change.get("dryRun").asBoolean());
        assertEquals(0, tour.pr.get(tour.api("/stops")).json().size());
    }

    @Test
    void theSameFileAgainChangesNothing() {
        put(three(), "").expect(200);
        var picture = tour.nobody.get(tour.api("/map")).expect(200);
        var change = put(three(), "").expect(200).json();

        assertEquals(3, change.get("kept").size());
        assertEquals(
                0,
                change.get("added").size()
                        + change.get("moved").size()
                        + change.get("cancelled").size());
        assertArrayEquals(picture.body(), tour.nobody.get(tour.api("/map")).body());
    }

    @Test
    void anotherFileMovesKeepsAddsAndCancels() {
        put(bytes(HEADER + BOSTON.formatted(DAY) + NATICK.formatted(DAY.plusDays(1))), "")
                .expect(200);
        var second = bytes(HEADER + BOSTON.formatted(DAY).replace("11:00", "12:30") + TROY.formatted(DAY.plusDays(2)));
        for (var query : new String[] {"?dryRun=true", ""}) {
            var change = put(second, query).expect(200).json();
            assertEquals("Copley Place", store(change, "moved"));
            assertEquals("starts", change.at("/moved/0/differences/0/field").asText());
            assertEquals("Somerset Collection", store(change, "added"));
            assertEquals("Natick Mall", store(change, "cancelled"));
        }

        assertEquals("cancelled", tour.onMap("natick-natick-mall").get("status").asText());
        assertEquals(
                DAY + "T12:30:00",
                tour.onMap("boston-copley-place").get("startsLocal").asText());
    }

    @Test
    void aCancelledStopStaysCancelledUntilTheFileSaysPlanned() {
        put(three(), "").expect(200);
        tour.pr
                .put(tour.api("/stops/natick-natick-mall/cancellation"), Map.of("reason", "Flooded"))
                .expect(200);

        var again = put(three(), "").expect(200).json();
        assertTrue(again.get("warnings").toString().contains("Natick Mall in Natick is cancelled"), again.toString());
        assertEquals("cancelled", tour.onMap("natick-natick-mall").get("status").asText());

        var planned = HEADER.replace("\r\n", ",status\r\n")
                + BOSTON.formatted(DAY).replace("\r\n", ",\r\n")
                + NATICK.formatted(DAY.plusDays(1)).replace("\r\n", ",planned\r\n")
                + TROY.formatted(DAY.plusDays(2)).replace("\r\n", ",\r\n");
        put(bytes(planned), "").expect(200);
        assertEquals("planned", tour.onMap("natick-natick-mall").get("status").asText());
    }

    @Test
    void whatHasTakenPlaceStaysThoughTheFileForgotIt() {
        put(three(), "").expect(200);
        tour.say("boston-copley-place", "left", Instant.now()).expect(201);
        var change = put(bytes(HEADER + NATICK.formatted(DAY.plusDays(1)) + TROY.formatted(DAY.plusDays(2))), "")
                .expect(200)
                .json();

        assertEquals(0, change.get("cancelled").size());
        assertEquals("done", tour.onMap("boston-copley-place").get("status").asText());
    }

    @Test
    void whatHasTakenPlaceStaysThoughTheFileCancelsIt() {
        put(three(), "").expect(200);
        tour.say("boston-copley-place", "left", Instant.now()).expect(201);
        var cancelled = bytes(HEADER.replace("\r\n", ",status\r\n")
                + BOSTON.formatted(DAY).replace("\r\n", ",cancelled\r\n")
                + NATICK.formatted(DAY.plusDays(1)).replace("\r\n", ",\r\n")
                + TROY.formatted(DAY.plusDays(2)).replace("\r\n", ",\r\n"));
        for (var query : new String[] {"?dryRun=true", ""}) {
            var change = put(cancelled, query).expect(200).json();
            assertEquals(0, change.get("cancelled").size());
            assertEquals(3, change.get("kept").size());
            assertTrue(change.get("warnings").toString().contains("has taken place"), change.toString());
        }
        assertEquals("done", tour.onMap("boston-copley-place").get("status").asText());
    }

    @Test
    void aFileSaysWhyAStopIsCancelled() {
        var header = HEADER.replace("\r\n", ",status,cancel_reason\r\n");
        var boston = BOSTON.formatted(DAY).replace("\r\n", ",cancelled,Strike\r\n");
        var natick = NATICK.formatted(DAY.plusDays(1)).replace("\r\n", ",planned,not read\r\n");
        var troy = TROY.formatted(DAY.plusDays(2)).replace("\r\n", ",cancelled,\r\n");
        put(bytes(header + boston + natick + troy), "").expect(200);
        assertEquals(
                "Strike", tour.onMap("boston-copley-place").get("cancelReason").asText());
        assertEquals(
                "No longer on the itinerary",
                tour.onMap("troy-somerset-collection").get("cancelReason").asText());
        assertEquals("planned", tour.onMap("natick-natick-mall").get("status").asText());

        put(bytes(header + boston.replace("Strike", "Flooded") + natick + troy), "")
                .expect(200);
        assertEquals(
                "Flooded", tour.onMap("boston-copley-place").get("cancelReason").asText());
    }

    @Test
    void everySpreadsheetsWayOfWritingMeansTheSame() {
        put(three(), "").expect(200);
        var us = "%d/%d/%d".formatted(DAY.getMonthValue(), DAY.getDayOfMonth(), DAY.getYear());
        var semicolons = new String(three(), StandardCharsets.UTF_8).replace(',', ';');
        for (var same : new byte[][] {
            bytes("\uFEFF" + new String(three(), StandardCharsets.UTF_8)),
            bytes(semicolons),
            bytes(new String(three(), StandardCharsets.UTF_8).replace("\r\n", "\n\n")),
            bytes(new String(three(), StandardCharsets.UTF_8)
                    .replace(DAY.toString(), us)
                    .replace("11:00", "11 AM")
                    .replace("15:00", "3:00 pm"))
        }) {
            var change = put(same, "").expect(200).json();
            assertEquals(3, change.get("kept").size(), change.toString());
        }
    }

    @Test
    void windows1252IsReadAsWritten() {
        var csv = HEADER + BOSTON.formatted(DAY).replace("Copley Place", "Café Münster");
        put(csv.getBytes(Charset.forName("windows-1252")), "").expect(200);

        assertEquals(
                "Café Münster", tour.onMap("boston-cafe-munster").get("store").asText());
    }

    @Test
    void aFileWithMistakesChangesNothingAndNamesEveryOne() {
        put(bytes(HEADER + BOSTON.formatted(DAY)), "").expect(200);
        var bad = HEADER
                + BOSTON.formatted(DAY).replace("11:00", "25:00")
                + NATICK.formatted("2026-02-30").replace("42.3010", "north")
                + TROY.formatted(DAY).replace("Somerset Collection", "").replace("16:00", "09:00");
        var problem = put(bytes(bad), "").expect(422);

        assertEquals("application/problem+json", problem.header("Content-Type"));
        var cells = new java.util.TreeSet<String>();
        problem.json().get("errors").forEach(error -> {
            cells.add(error.get("line").asText() + " " + error.get("column").asText());
            assertTrue(
                    !error.get("wrong").asText().isBlank()
                            && !error.get("right").asText().isBlank(),
                    error.toString());
        });
        assertEquals(
                new java.util.TreeSet<>(java.util.List.of("2 starts", "3 date", "3 latitude", "4 ends", "4 store")),
                cells);
        assertEquals(1, tour.pr.get(tour.api("/stops")).json().size());
    }

    @Test
    void localTimesThatDoNotExistOrExistTwiceAreReported() {
        var zone = HEADER.replace("\r\n", ",time_zone\r\n");
        var spring = BOSTON.formatted("2027-03-14").replace("11:00", "02:30").replace("\r\n", ",America/New_York\r\n");
        var autumn = NATICK.formatted("2027-11-07").replace("11:00", "01:30").replace("\r\n", ",America/New_York\r\n");
        var phoenix = TROY.formatted("2027-03-14").replace("12:00", "02:30").replace("\r\n", ",America/Phoenix\r\n");
        var errors = put(bytes(zone + spring + autumn + phoenix), "")
                .expect(422)
                .json()
                .get("errors");

        assertEquals(2, errors.size(), errors.toString());
        assertEquals(2, errors.get(0).get("line").asInt());
        assertEquals(3, errors.get(1).get("line").asInt());
        put(bytes(zone + spring.replace("02:30", "03:30") + autumn.replace("01:30", "01:30-05:00") + phoenix), "")
                .expect(200);
    }

    @Test
    void oddPlansAreWarnedOfAndTaken() {
        var csv = HEADER
                + BOSTON.formatted(DAY)
                + NATICK.formatted(DAY) // overlaps Boston
                + TROY.formatted(DAY).replace("12:00,16:00", "15:30,17:00") // half an hour from Natick, 1,000 km away
                + BOSTON.formatted(DAY.plusDays(3))
                        .replace("Copley Place", "Lost Store")
                        .replace("42.3474,-71.0781", "34.05,-118.25");
        var warnings = put(bytes(csv), "").expect(200).json().get("warnings").toString();

        assertTrue(warnings.contains("\"line\":3"), warnings);
        assertTrue(warnings.contains("\"line\":4"), warnings);
        assertTrue(warnings.contains("outside"), warnings);
        assertEquals(4, tour.pr.get(tour.api("/stops")).json().size());
    }

    @Test
    void aRoundTripLosesNothing() {
        put(three(), "").expect(200);
        var midnight = TestTour.stop(
                "Sony Plaza, \"flagship\"",
                "New York",
                "NY",
                40.7614,
                -73.9733,
                TestTour.at(60).withHour(23),
                TestTour.at(61).withHour(1));
        midnight.put("revealAt", "2099-01-01T00:00:00Z");
        tour.pr.post(tour.api("/stops"), midnight).expect(201);
        tour.pr
                .put(tour.api("/stops/troy-somerset-collection/cancellation"), Map.of("reason", "Strike"))
                .expect(200);
        var csv = tour.pr.get(tour.api("/itinerary"), "Accept", "text/csv").expect(200);
        var stops = tour.pr.get(tour.api("/stops")).json();

        var change = put(csv.body(), "").expect(200).json();
        assertEquals(4, change.get("kept").size(), change.toString());
        assertEquals(stops, tour.pr.get(tour.api("/stops")).json());
        assertArrayEquals(
                csv.body(),
                tour.pr.get(tour.api("/itinerary"), "Accept", "text/csv").body());

        var other = new TestTour(url.replaceAll("/$", ""));
        other.pr.putCsv(other.api("/itinerary"), csv.body()).expect(200);
        var there = other.pr.get(other.api("/itinerary"), "Accept", "text/csv").text();
        assertTrue(csv.text().contains("Strike"), csv.text());
        assertEquals(csv.text().replaceAll("(?m)^[0-9a-f-]{36}", ""), there.replaceAll("(?m)^[0-9a-f-]{36}", ""));
    }

    @Test
    void theItineraryComesOutAsGeoJson() {
        put(three(), "").expect(200);
        var geo = tour.pr
                .get(tour.api("/itinerary"), "Accept", "application/geo+json")
                .expect(200);

        assertEquals("application/geo+json", geo.header("Content-Type"));
        assertEquals(3, geo.json().get("features").size());
        assertEquals(
                DAY + "T11:00:00",
                geo.json().at("/features/0/properties/startsLocal").asText());
    }

    @Test
    void twoEditorsNoticeEachOther() {
        var etag = put(three(), "?dryRun=true").expect(200).header("ETag");
        put(bytes(HEADER + BOSTON.formatted(DAY)), "").expect(200);

        put(three(), "", "If-Match", etag).expect(412);
        put(three(), "", "If-Match", put(three(), "?dryRun=true").header("ETag"))
                .expect(200);
    }

    @Test
    void onlyPlannersChangeTheItinerary() {
        tour.nobody.putCsv(tour.api("/itinerary"), three()).expect(401);
        tour.stranger.putCsv(tour.api("/itinerary"), three()).expect(404);
        for (var other : java.util.List.of(tour.host, tour.approver, tour.moderator, tour.setup)) {
            other.putCsv(tour.api("/itinerary"), three()).expect(403);
        }
        tour.nobody.get(tour.api("/itinerary")).expect(401);
        tour.stranger.get(tour.api("/itinerary")).expect(404);
        tour.approver.get(tour.api("/itinerary"), "Accept", "text/csv").expect(200);
        tour.admin.putCsv(tour.api("/itinerary"), three()).expect(200);
    }

    private Answer put(byte[] csv, String query, String... headers) {
        return tour.pr.putCsv(tour.api("/itinerary" + query), csv, headers);
    }

    private static byte[] three() {
        return bytes(
                HEADER + BOSTON.formatted(DAY) + NATICK.formatted(DAY.plusDays(1)) + TROY.formatted(DAY.plusDays(2)));
    }

    private static byte[] bytes(String csv) {
        return csv.getBytes(StandardCharsets.UTF_8);
    }

    private static String store(JsonNode change, String group) {
        assertEquals(1, change.get(group).size(), change.toString());
        return change.at("/" + group + "/0/store").asText();
    }
}
