package org.whistlestop.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.whistlestop.image.ByteStore;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** A tour goes out whole and comes in as it was, but for what would make it speak by itself. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TourFileTest {

    /** What the database decides is decided there; these hold what no page could show. */
    private static final Set<String> TEXTS = Set.of("varchar", "text", "bpchar", "jsonb");

    @TestHTTPResource
    String url;

    @Inject
    RichTour rich;

    @Inject
    Catalogue catalogue;

    @Inject
    ByteStore store;

    @Test
    void everyTableGoesOrStaysForAReason() {
        var said = new TreeSet<>(Tables.BY_NAME.keySet());
        said.addAll(Tables.LEFT_OUT.keySet());

        assertEquals(
                catalogue.tables(), said, "each table of the schema stands in Tables, or in LEFT_OUT with a reason");
        assertEquals(catalogue.tables().size(), Tables.BY_NAME.size() + Tables.LEFT_OUT.size(), "none does both");
    }

    @Test
    void everyIdAndEveryTextHasItsRule() {
        var unsaid = new ArrayList<String>();
        for (var table : Tables.ALL) {
            var columns = catalogue.allColumnsOf(table);
            for (var column : columns) {
                var wantsARule = column.single().equals("uuid") || TEXTS.contains(column.single()) && !column.checked();
                if (wantsARule && !table.isSaid(column.name())) {
                    unsaid.add(table.name + "." + column.name());
                }
            }
            var names = columns.stream().map(Column::name).toList();
            table.leftOut.keySet().stream()
                    .filter(name -> !names.contains(name))
                    .forEach(name -> unsaid.add("no " + name));
            table.shapes.keySet().stream()
                    .filter(name -> !names.contains(name))
                    .forEach(name -> unsaid.add("no " + name));
        }
        assertEquals(List.of(), unsaid);
    }

    @Test
    void aTourComesBackAsItWas() {
        var tour = richTour();
        var before = pages(tour);
        var file = export(tour.admin, tour);
        var entries = ZipBytes.read(file);
        var rows = ZipBytes.rows(entries);
        for (var table : Tables.ALL) {
            assertFalse(rows.contains("\"" + table.name + "\":[]"), "nothing of " + table + " was tried");
        }
        assertFalse(rows.contains("a-fans-secret"), rows);
        assertTrue(entries.keySet().stream()
                        .filter(name -> name.startsWith("photos/"))
                        .count()
                > 2);
        assertTrue(entries.keySet().stream().anyMatch(name -> name.startsWith("incoming/")));

        forget(tour, entries.keySet());
        var came = tour.setup
                .send("POST", "/api/imports", file, "Content-Type", "application/zip")
                .expect(201);
        assertEquals("/api/tours/" + tour.slug, came.header("Location").replaceFirst("^https?://[^/]+", ""));
        assertEquals(0, came.json().get("photosLeftOut").asInt());
        assertEquals(before, pages(tour));

        var admin = adminAgain(tour, came);
        var again = ZipBytes.read(export(admin, tour));
        assertEquals(List.copyOf(entries.keySet()), List.copyOf(again.keySet()));
        entries.forEach((name, bytes) -> {
            if (!name.equals(TourFile.ROWS)) {
                assertArrayEquals(bytes, again.get(name), name);
            }
        });
        assertEquals(quiet(rows), quiet(ZipBytes.rows(again)));
    }

    /** What an import must change: see Quietening. */
    private static String quiet(String rows) {
        return rows.lines()
                .filter(line -> !line.matches(".*\"state\":\"(WAITING|SENDING|HELD|CANCELLED|FAILED)\".*"))
                .map(line -> line.replaceAll("\"(ended_at|ended_why|why)\":(\"[^\"]*\"|null)", "")
                        .replaceAll("\"state\":\"(APPROVED|CHANGED)\"", "")
                        .replaceAll("\"live\":\"[A-Z]+\"", "")
                        .replaceAll("\"wrap_up\":\"[A-Z]+\"", ""))
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    @Test
    void nothingThatWasPlannedGoesOutByItself() {
        var tour = richTour();
        var file = export(tour.admin, tour);
        forget(tour, ZipBytes.read(file).keySet());
        tour.setup
                .send("POST", "/api/imports", file, "Content-Type", "application/zip")
                .expect(201);

        assertEquals(0, states(tour, "state in ('WAITING', 'SENDING', 'UNSURE') or next_at is not null"));
        assertEquals(1, states(tour, "state = 'SENT'"));
        assertEquals(1, states(tour, "state = 'CANCELLED' and words like '%import%'"));
        assertEquals(1, states(tour, "state = 'HELD' and unsure"));
        assertEquals(
                1,
                rich.count("select count(*) from announcement where state = 'CHANGED' and tour_id = " + rich.id(tour)));
        assertEquals(0, rich.count("select count(*) from channel_key where tour_id = " + rich.id(tour)));
        assertEquals(0, rich.count("select count(*) from follower where tour_id = " + rich.id(tour)));
        assertEquals(
                0, rich.count("select count(*) from outlink where due_at is not null and tour_id = " + rich.id(tour)));
        assertEquals(0, rich.count("select count(*) from story where live <> 'NONE' and tour_id = " + rich.id(tour)));
        assertEquals(
                0,
                rich.count("select count(*) from access_token t join role_grant r on r.person_id = t.person_id"
                        + " where r.tour_id = " + rich.id(tour)));

        tour.setup
                .send("POST", "/api/imports", file, "Content-Type", "application/zip")
                .expect(409);
    }

    @Test
    void aPhotoThatWasTakenDownMeanwhileStaysAway() {
        var tour = richTour();
        var entries = new java.util.LinkedHashMap<>(ZipBytes.read(export(tour.admin, tour)));
        var gone = entries.keySet().stream()
                .filter(name -> name.startsWith("photos/"))
                .findFirst()
                .orElseThrow();
        store.delete(gone);
        entries.remove(gone);
        var file = export(tour.admin, tour);
        assertEquals(entries.keySet(), ZipBytes.read(file).keySet());
        assertTrue(new String(ZipBytes.read(file).get(TourFile.END)).contains(gone));

        forget(tour, entries.keySet());
        var came = tour.setup
                .send("POST", "/api/imports", file, "Content-Type", "application/zip")
                .expect(201);
        assertEquals(1, came.json().get("photosLeftOut").asInt());
        var photo = gone.split("/")[1];
        assertEquals(0, rich.count("select count(*) from photo where id = " + RichTour.quoted(photo)));
        assertFalse(tour.nobody
                .get("/tours/" + tour.slug + "/photos", "Accept", "text/html")
                .expect(200)
                .text()
                .contains(photo));
    }

    private long states(TestTour tour, String which) {
        return rich.count("select count(*) from delivery where (" + which + ") and tour_id = " + rich.id(tour));
    }

    private TestTour richTour() {
        var tour = new TestTour(url.replaceAll("/$", "")).withStops();
        rich.fill(tour);
        return tour;
    }

    static byte[] export(Api by, TestTour tour) {
        return by.get(tour.api("/export")).expect(200).body();
    }

    void forget(TestTour tour, Set<String> files) {
        rich.forget(tour);
        files.stream().filter(name -> name.contains("/")).forEach(store::delete);
    }

    /** Whoever ran the tour there, let in here by the administrator. */
    private static Api adminAgain(TestTour tour, Api.Answer came) {
        for (var person : came.json().get("people")) {
            if (person.get("name").asText().equals("Lena Brandt")) {
                var token = tour.setup
                        .post("/api/people/" + person.get("id").asText() + "/tokens", Map.of("name", "tests"))
                        .expect(201);
                return tour.setup.as(token.json().get("token").asText());
            }
        }
        throw new AssertionError(came.text());
    }

    private static List<String> pages(TestTour tour) {
        return java.util.stream.Stream.of(
                        "/tours/{tour}",
                        "/api/tours/{tour}/map",
                        "/tours/{tour}/photos",
                        "/api/tours/{tour}/photos",
                        "/tours/{tour}/stops/" + RichTour.BOSTON,
                        "/tours/{tour}/feed.atom",
                        "/tours/{tour}/feed.json",
                        "/tours/{tour}/calendar.ics")
                .map(path -> tour.nobody
                        .get(path.replace("{tour}", tour.slug), "Accept", "text/html, */*")
                        .expect(200)
                        .text()
                        .replaceAll("nonce=\"[^\"]*\"", ""))
                .toList();
    }
}
