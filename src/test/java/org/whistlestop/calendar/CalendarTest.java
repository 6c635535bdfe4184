package org.whistlestop.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.NpmTools;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** What calendar programs make of our calendars: read by a library that is not the one that wrote them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@NeedsTool("npm")
class CalendarTest {

    private static final String NATICK = "natick-natick-mall";

    @TestHTTPResource
    String url;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @Test
    void aTourIsACalendarOfItsStops() {
        var calendar = read("");

        assertEquals("A test tour", calendar.get("name").asText());
        assertEquals(4, calendar.get("events").size());
        var natick = event(calendar, NATICK);
        assertEquals(idOf(NATICK), natick.get("uid").asText());
        assertEquals(0, natick.get("sequence").asInt());
        assertEquals("CONFIRMED", natick.get("status").asText());
        assertEquals(
                "Rita Calloway at Natick Mall, Natick, MA",
                natick.get("summary").asText());
        assertEquals("Natick Mall, Natick, MA, US", natick.get("location").asText());
        assertEquals("America/New_York", natick.get("zone").asText());
        assertEquals(42.301, natick.at("/geo/0").asDouble(), 1e-9);
        assertEquals(-71.3826, natick.at("/geo/1").asDouble(), 1e-9);
        assertEquals(start(NATICK), instant(natick, "starts"));
    }

    @Test
    void oneStopIsACalendarOfItsOwn() {
        var calendar = read("/stops/" + NATICK);
        assertEquals(1, calendar.get("events").size());
        assertEquals(event(read(""), NATICK), calendar.at("/events/0"));
    }

    @Test
    void aSlipMovesTheSameEvent() {
        var before = event(read(""), NATICK);
        slip(NATICK, 90);
        var after = event(read(""), NATICK);

        assertEquals(before.get("uid"), after.get("uid"));
        assertEquals(before.get("sequence").asInt() + 1, after.get("sequence").asInt());
        assertEquals(instant(before, "starts").plus(Duration.ofMinutes(90)), instant(after, "starts"));
        assertTrue(!instant(after, "modified").isBefore(instant(before, "modified")));
        assertTrue(after.get("description").asText().contains("Before, it was to start on"));
    }

    @Test
    void aMoveToAnotherStoreKeepsTheEvent() {
        var before = event(read(""), NATICK);
        var other = Map.of(
                "store", "Prudential", "city", "Boston", "region", "MA", "latitude", 42.3471, "longitude", -71.0825);
        tour.pr.put(tour.api("/stops/" + NATICK + "/store"), other).expect(200);

        var after = event(read(""), "boston-prudential");
        assertEquals(before.get("uid"), after.get("uid"));
        assertEquals(1, after.get("sequence").asInt());
        var moved = get("/stops/" + NATICK + "/calendar.ics").expect(301);
        assertTrue(moved.header("Location").endsWith("/stops/boston-prudential/calendar.ics"));
    }

    @Test
    void aCancelledStopStaysAndSaysSo() {
        cancel();
        var cancelled = event(read(""), NATICK);
        assertEquals("CANCELLED", cancelled.get("status").asText());
        assertEquals(1, cancelled.get("sequence").asInt());
        assertTrue(cancelled.get("description").asText().contains("This stop is cancelled: Flooded"));

        tour.pr.delete(tour.api("/stops/" + NATICK + "/cancellation")).expect(200);
        assertEquals("CONFIRMED", event(read(""), NATICK).get("status").asText());
        assertEquals(2, event(read(""), NATICK).get("sequence").asInt());
    }

    @Test
    void whatTheHostSaysChangesNoPlan() {
        tour.say("boston-copley-place", "arrived", Instant.now()).expect(201);
        assertEquals(0, event(read(""), "boston-copley-place").get("sequence").asInt());
    }

    /** Clocks in Boston go forward on March 14, 2027, and in Berlin on March 28. */
    @Test
    void timesAreRightAcrossClockChanges() {
        var night = add(
                "Night Store",
                "Boston",
                LocalDateTime.parse("2027-03-13T23:30"),
                LocalDateTime.parse("2027-03-14T04:30"));
        var event = event(read("/stops/" + night), night);
        assertEquals(Instant.parse("2027-03-14T04:30:00Z"), instant(event, "starts"));
        assertEquals(Instant.parse("2027-03-14T08:30:00Z"), instant(event, "ends"));

        var saturday = add(
                "Day Store", "Salem", LocalDateTime.parse("2027-03-13T11:00"), LocalDateTime.parse("2027-03-13T15:00"));
        assertEquals(Instant.parse("2027-03-13T16:00:00Z"), instant(event(read(""), saturday), "starts"));
        slip(saturday, 24 * 60);
        assertEquals(Instant.parse("2027-03-14T15:00:00Z"), instant(event(read(""), saturday), "starts"));

        var berlin = TestTour.stop(
                "Alexa",
                "Berlin",
                "",
                52.52,
                13.41,
                LocalDateTime.parse("2027-03-27T20:00"),
                LocalDateTime.parse("2027-03-28T05:00"));
        berlin.put("zone", "Europe/Berlin");
        var alexa = tour.pr
                .post(tour.api("/stops"), berlin)
                .expect(201)
                .json()
                .get("slug")
                .asText();
        var calendar = read("");
        assertEquals(2, calendar.get("zones").asInt());
        assertEquals(Instant.parse("2027-03-27T19:00:00Z"), instant(event(calendar, alexa), "starts"));
        assertEquals(Instant.parse("2027-03-28T03:00:00Z"), instant(event(calendar, alexa), "ends"));
    }

    @Test
    void noWordsBreakIt() throws Exception {
        var nasty = "A;B,C\\n\\ \"D\" END:VEVENT 😀 <b> & " + "é".repeat(60);
        var store =
                Map.of("store", nasty, "city", "Natick", "region", "MA", "latitude", 42.3010, "longitude", -71.3826);
        var slug = tour.pr
                .put(tour.api("/stops/" + NATICK + "/store"), store)
                .expect(200)
                .json()
                .get("slug")
                .asText();
        tour.pr
                .put(
                        tour.api("/stops/" + slug + "/cancellation"),
                        Map.of("reason", "Line one\nEND:VCALENDAR\nline two"))
                .expect(200);

        var calendar = read("");
        assertEquals(4, calendar.get("events").size());
        assertEquals(
                "Cancelled: Rita Calloway at " + nasty + ", Natick, MA",
                event(calendar, slug).get("summary").asText());
        assertTrue(event(calendar, slug).get("description").asText().contains("Line one\nEND:VCALENDAR\nline two"));
    }

    @Test
    void itIsWhatTheStandardAsks() throws Exception {
        cancel();
        var text = get("/calendar.ics").expect(200).text();
        var calendar = new CalendarBuilder().build(new java.io.StringReader(text));
        assertFalse(calendar.validate(true).hasErrors(), () -> {
            try {
                return calendar.validate(true).toString();
            } catch (RuntimeException e) {
                return e.toString();
            }
        });
    }

    @Test
    void aHiddenStopIsInNoCalendar() {
        var slug = tour.addHiddenStop();
        tour.pr
                .put(tour.api("/slips/" + UUID.randomUUID()), Map.of("stop", slug, "minutes", 60, "scope", "stop"))
                .expect(200);

        assertEquals(4, read("").get("events").size());
        get("/stops/" + slug + "/calendar.ics").expect(404);
        get("/stops/nowhere/calendar.ics").expect(404);
        tour.nobody.get("/tours/nowhere/calendar.ics").expect(404);

        tour.pr.delete(tour.api("/stops/" + slug + "/embargo"));
    }

    @Test
    void aProgramThatAsksAgainIsToldWhenNothingHasChanged() {
        var first = get("/calendar.ics").expect(200);
        assertEquals("text/calendar;charset=UTF-8", first.header("Content-Type"));
        get("/calendar.ics", "If-None-Match", first.header("ETag")).expect(304);
        get("/calendar.ics", "If-Modified-Since", first.header("Last-Modified")).expect(304);
        slip(NATICK, 15);
        get("/calendar.ics", "If-None-Match", first.header("ETag")).expect(200);
        get("/calendar.ics", "If-Modified-Since", first.header("Last-Modified")).expect(200);
    }

    private void cancel() {
        tour.pr
                .put(tour.api("/stops/" + NATICK + "/cancellation"), Map.of("reason", "Flooded"))
                .expect(200);
    }

    private void slip(String stop, int minutes) {
        tour.pr
                .put(tour.api("/slips/" + UUID.randomUUID()), Map.of("stop", stop, "minutes", minutes, "scope", "stop"))
                .expect(200);
    }

    private String add(String store, String city, LocalDateTime starts, LocalDateTime ends) {
        return tour.addStop(store, city, "MA", 42.35, -71.06, starts, ends);
    }

    private String idOf(String stop) {
        return tour.pr
                .get(tour.api("/stops/" + stop))
                .expect(200)
                .json()
                .get("id")
                .asText();
    }

    private Instant start(String stop) {
        return Instant.parse(tour.onMap(stop).get("starts").asText());
    }

    private Api.Answer get(String below, String... headers) {
        return tour.nobody.get("/tours/" + tour.slug + below, headers);
    }

    private JsonNode read(String of) {
        try {
            return new ObjectMapper()
                    .readTree(NpmTools.judge(
                            "read-calendar.mjs",
                            get(of + "/calendar.ics").expect(200).text()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode event(JsonNode calendar, String stop) {
        for (var event : calendar.get("events")) {
            if (event.get("url").asText().endsWith("/stops/" + stop)) {
                return event;
            }
        }
        throw new AssertionError("No " + stop + " in " + calendar);
    }

    private static Instant instant(JsonNode event, String name) {
        return Instant.parse(event.get(name).asText());
    }
}
