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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whistlestop.announcement.Anchor;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TemplatePageTest {

    @TestHTTPResource
    String base;

    private TestTour tour;
    private Browser writer;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(base.replaceAll("/$", ""));
        writer = Browser.of(tour.pr);
    }

    @Test
    void aTemplateIsKeptChangedAndRemoved() {
        var form = form("The day before", "Tomorrow I am in {city}. What should I ask? {host}");
        assertEquals(303, writer.post(desk(""), form).statusCode());
        assertEquals(303, writer.post(desk(""), form).statusCode());
        assertEquals(1, templates().size());
        assertEquals(-1440, templates().at("/0/offsetMinutes").asInt());
        assertTrue(writer.get(desk("")).body().contains("1 day before the start"));

        var edit = writer.get(desk("/" + form.get("id"))).body();
        assertTrue(edit.contains("<option value=\"days\" selected>") && edit.contains("value=\"1\""), edit);
        form.put("amount", "90");
        form.put("unit", "minutes");
        assertEquals(303, writer.post(desk(""), form).statusCode());
        assertEquals(-90, templates().at("/0/offsetMinutes").asInt());
        assertFalse(templates().at("/0/linked").asBoolean(), "the box was not ticked");

        assertEquals(
                303,
                writer.post(desk("/" + form.get("id") + "/removal"), Map.of()).statusCode());
        assertEquals(0, templates().size());
    }

    @Test
    void aMistakeComesBackWithWhatWasTyped() {
        var answer = writer.post(desk(""), form("Wrong", "Hello {shop} <b>"));

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("There is no field {shop}")
                && answer.body().contains("{shop} &lt;b&gt;"));
        var early = form("Early", "We are here");
        early.put("anchor", "arrival");
        assertEquals(422, writer.post(desk(""), early).statusCode());
        assertEquals(0, templates().size());
    }

    @Test
    void othersReadThem() {
        writer.post(desk(""), form("The day before", "Hello"));
        var reader = Browser.of(tour.moderator);

        assertTrue(reader.get(desk("")).body().contains("The day before"));
        assertFalse(reader.get(desk("")).body().contains("Remove it"));
        assertEquals(403, reader.post(desk(""), form("Mine", "Hello")).statusCode());
        assertEquals(404, Browser.of(tour.stranger).get(desk("")).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "STARTS, -1440, 1 day before the start",
        "STARTS, -2880, 2 days before the start",
        "STARTS, -300, 5 hours before the start",
        "ENDS, 90, 90 minutes after the end",
        "ARRIVAL, 0, At the arrival",
        "ENDS, 60, 1 hour after the end"
    })
    void offsetsAreSaidInTheLargestUnit(Anchor anchor, int minutes, String words) {
        assertEquals(words, TemplateSpan.inWords(anchor, minutes));
    }

    private Map<String, String> form(String name, String text) {
        return new HashMap<>(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "name",
                name,
                "title",
                "Tomorrow in {city}",
                "text",
                text,
                "amount",
                "1",
                "unit",
                "days",
                "side",
                "before",
                "anchor",
                "starts"));
    }

    private JsonNode templates() {
        return tour.pr.get(tour.api("/templates")).expect(200).json();
    }

    private String desk(String path) {
        return "/desk/tours/" + tour.slug + "/templates" + path;
    }
}
