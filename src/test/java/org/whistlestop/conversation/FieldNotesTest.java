package org.whistlestop.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FieldNotesTest {

    private static final String BOSTON = "boston-copley-place";
    private static final String NATICK = "natick-natick-mall";

    @TestHTTPResource
    String url;

    @Inject
    FieldNoteRetention retention;

    @Inject
    EntityManager database;

    private TestTour tour;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(url.replaceAll("/$", "")).withStops();
    }

    @Test
    void aNoteKeepsWhatTheCustomerSaid() {
        var taken = tour.takeNote(BOSTON, "wish", " A Blu-ray recorder,\r\nplease. ", " Blu-ray ", "Video   recorders")
                .expect(201)
                .json();

        assertEquals("A Blu-ray recorder,\nplease.", taken.get("words").asText());
        assertEquals(List.of("Blu-ray", "Video recorders"), texts(taken.get("tags")));
        assertEquals("wish", taken.get("kind").asText());
        assertEquals(BOSTON, taken.get("stop").asText());
        assertEquals("Rita Calloway", taken.at("/by/name").asText());
        assertEquals(taken, tour.pr.get(path(taken)).expect(200).json());
    }

    @Test
    void aRepeatedNoteChangesNothing() {
        var path = "/api/field-notes/" + UUID.randomUUID();
        var body = tour.fieldNote(BOSTON, "praise", "Lovely store", "Radio");
        var first = tour.host.put(path, body).expect(201).json();

        assertEquals(first, tour.host.put(path, body).expect(200).json());
        assertEquals(1, list("").size());
    }

    @Test
    void anotherContentUnderTheSameIdIsRefused() {
        var path = "/api/field-notes/" + UUID.randomUUID();
        var body = tour.fieldNote(BOSTON, "wish", "A recorder", "Blu-ray");
        var first = tour.host.put(path, body).expect(201).json();

        for (var change : List.<Map<String, Object>>of(
                Map.of("stop", NATICK),
                Map.of("kind", "complaint"),
                Map.of("words", "Two recorders"),
                Map.of("tags", List.of()),
                Map.of("happenedAt", "2026-01-01T00:00:00Z"))) {
            var other = new HashMap<>(body);
            other.putAll(change);
            assertEquals(422, tour.host.put(path, other).status(), change.toString());
        }
        assertEquals(first, tour.host.get(path).expect(200).json());
    }

    @Test
    void fortyEightParallelPutsOfOneIdGiveOne201() throws Exception {
        var path = "/api/field-notes/" + UUID.randomUUID();
        var body = tour.fieldNote(BOSTON, "wish", "A recorder");
        var pool = Executors.newFixedThreadPool(48);
        Callable<Integer> put = () -> tour.host.put(path, body).status();
        var statuses = pool.invokeAll(Collections.nCopies(48, put)).stream()
                .map(FieldNotesTest::get)
                .sorted()
                .toList();
        pool.shutdown();

        assertEquals(Collections.nCopies(47, 200), statuses.subList(0, 47));
        assertEquals(201, statuses.get(47));
        assertEquals(1, acts("took"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"He lives at 42.3474, -71.0781", "geo:42.3474,-71.0781"})
    void coordinatesInWordsOrTagsAreRefused(String place) {
        tour.takeNote(BOSTON, "wish", place).expect(422);
        tour.takeNote(BOSTON, "wish", "A recorder", place).expect(422);
        assertEquals(0, list("").size());
    }

    @Test
    void coordinatesPartedOverTwoTagsAreRefused() {
        tour.takeNote(BOSTON, "wish", "A recorder", "42.3474", "-71.0781").expect(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latitude", "lat", "position", "accuracy", "customer"})
    void noteHasNoFieldForAPlaceOrAPerson(String field) {
        var body = tour.fieldNote(BOSTON, "wish", "A recorder");
        body.put(field, 42.3474);

        assertTrue(tour.host
                .put("/api/field-notes/" + UUID.randomUUID(), body)
                .expect(422)
                .text()
                .contains(field));
    }

    @Test
    void impossibleNotesGetAProblemEach() {
        for (var change : List.<Map<String, Object>>of(
                Map.of("kind", "gossip"),
                Map.of("words", " \r\n "),
                Map.of("words", "x".repeat(1001)),
                Map.of("words", "turned \u202e round"),
                Map.of("tags", List.of("1", "2", "3", "4", "5", "6", "7", "8", "9")),
                Map.of("tags", List.of(" ")),
                Map.of("tags", List.of("x".repeat(41))),
                Map.of("happenedAt", "yesterday"),
                Map.of("happenedAt", "+999999999-01-01T00:00:00Z"))) {
            var body = tour.fieldNote(BOSTON, "wish", "A recorder");
            body.putAll(change);
            var answer = tour.host.put("/api/field-notes/" + UUID.randomUUID(), body);
            assertEquals(422, answer.status(), change + ": " + answer.text());
        }
        tour.takeNote("no-such-stop", "wish", "A recorder").expect(404);
    }

    @Test
    void aThousandLettersAndEightTagsAreNotTooMany() {
        tour.takeNote(BOSTON, "wish", "é".repeat(1000), "1", "2", "3", "4", "5", "6", "7", "x".repeat(40))
                .expect(201);
    }

    @Test
    void upperAndLowerCaseAreOneTagInItsFirstSpelling() {
        tour.takeNote(BOSTON, "wish", "One", "Blu-ray", "BLU-RAY").expect(201);
        tour.takeNote(BOSTON, "complaint", "Two", "blu-ray", "Radio").expect(201);
        tour.takeNote(NATICK, "praise", "Three", "BLU-RAY").expect(201);

        var tags = tour.host.get(tour.api("/field-notes/tags")).expect(200).json();
        assertEquals(
                "[{\"tag\":\"Blu-ray\",\"notes\":3,\"wishes\":1,\"complaints\":1,\"praise\":1},"
                        + "{\"tag\":\"Radio\",\"notes\":1,\"wishes\":0,\"complaints\":1,\"praise\":0}]",
                tags.toString());
    }

    @Test
    void theListIsFilteredByKindTagAndStop() {
        tour.takeNote(BOSTON, "wish", "One", "Blu-ray").expect(201);
        tour.takeNote(BOSTON, "complaint", "Two", "blu-ray", "Radio").expect(201);
        tour.takeNote(NATICK, "wish", "Three").expect(201);

        assertEquals(List.of("Three", "Two", "One"), list(""));
        assertEquals(List.of("Three", "One"), list("?kind=wish"));
        assertEquals(List.of("Two", "One"), list("?tag=BLU-ray"));
        assertEquals(List.of("Three"), list("?stop=" + NATICK));
        assertEquals(List.of("One"), list("?kind=wish&tag=blu-ray&stop=" + BOSTON));
        tour.pr.get(tour.api("/field-notes?stop=nowhere")).expect(404);
    }

    @Test
    void everyNoteIsOnOnePageExactly() {
        var all = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            tour.takeNote(BOSTON, "wish", "Note " + i).expect(201);
            all.add(0, "Note " + i);
        }
        var seen = new ArrayList<String>();
        JsonNode page =
                tour.pr.get(tour.api("/field-notes?limit=3")).expect(200).json();
        while (!page.isEmpty()) {
            page.forEach(note -> seen.add(note.get("words").asText()));
            var last = page.get(page.size() - 1).get("id").asText();
            page = tour.pr
                    .get(tour.api("/field-notes?limit=3&after=" + last))
                    .expect(200)
                    .json();
        }
        assertEquals(all, seen);
    }

    @Test
    void aStopThatMovedIsFoundByItsFormerName() {
        var path = "/api/field-notes/" + UUID.randomUUID();
        var body = tour.fieldNote(NATICK, "wish", "A recorder");
        tour.host.put(path, body).expect(201);
        var elsewhere = Map.of(
                "store",
                "Burlington Mall",
                "city",
                "Burlington",
                "region",
                "MA",
                "latitude",
                42.48,
                "longitude",
                -71.21);
        tour.pr.put(tour.api("/stops/" + NATICK + "/store"), elsewhere).expect(200);

        assertEquals(
                "burlington-burlington-mall",
                tour.host.put(path, body).expect(200).json().get("stop").asText());
        assertEquals(
                "burlington-burlington-mall",
                tour.takeNote(NATICK, "wish", "Another")
                        .expect(201)
                        .json()
                        .get("stop")
                        .asText());
    }

    @Test
    void hostAndPrTakeNotesAndTheTeamReadsThem() {
        var path = "/api/field-notes/" + UUID.randomUUID();
        var body = tour.fieldNote(BOSTON, "wish", "A recorder");
        tour.nobody.put(path, body).expect(401);
        tour.stranger.put(path, body).expect(404);
        for (var other : List.of(tour.approver, tour.moderator, tour.setup)) {
            other.put(path, body).expect(403);
        }
        for (var one : List.of(tour.host, tour.pr, tour.admin)) {
            one.put("/api/field-notes/" + UUID.randomUUID(), body).expect(201);
        }
        assertEquals(
                3,
                tour.approver.get(tour.api("/field-notes")).expect(200).json().size());
        tour.stranger.get(tour.api("/field-notes")).expect(404);
        tour.nobody.get(tour.api("/field-notes")).expect(401);
    }

    @Test
    void forgettingDeletesTheWordsAndKeepsTheCount() {
        var taken = tour.takeNote(BOSTON, "wish", "My name is Ann", "Blu-ray")
                .expect(201)
                .json();
        tour.host.delete(path(taken)).expect(204);
        tour.host.delete(path(taken)).expect(204);

        var note = tour.pr.get(path(taken)).expect(200).json();
        assertTrue(note.get("words").isNull());
        assertEquals(List.of("Blu-ray"), texts(note.get("tags")));
        assertEquals("wish", note.get("kind").asText());
        assertFalse(note.get("forgottenAt").isNull());
        assertEquals(
                1,
                tour.pr.get(tour.api("/field-notes/tags")).json().at("/0/notes").asInt());
        assertEquals(1, acts("forgot the words of"));
        assertFalse(tour.admin.get(tour.api("/audit")).text().contains("Ann"));
    }

    @Test
    void aPhoneThatRepeatsAForgottenNoteDoesNotBringItBack() {
        var path = "/api/field-notes/" + UUID.randomUUID();
        var body = tour.fieldNote(BOSTON, "wish", "My name is Ann");
        tour.host.put(path, body).expect(201);
        tour.host.delete(path).expect(204);

        assertTrue(tour.host.put(path, body).expect(200).json().get("words").isNull());
    }

    @Test
    void onesOwnNotesOneForgetsOthersTheModerator() {
        var hosts = path(tour.takeNote(BOSTON, "wish", "One").expect(201).json());
        var prs = "/api/field-notes/" + UUID.randomUUID();
        tour.pr.put(prs, tour.fieldNote(BOSTON, "wish", "Two")).expect(201);

        tour.host.delete(prs).expect(403);
        tour.approver.delete(hosts).expect(403);
        tour.stranger.delete(hosts).expect(404);
        tour.nobody.delete(hosts).expect(401);
        assertEquals(List.of("Two", "One"), list(""));
        tour.moderator.delete(hosts).expect(204);
        tour.pr.delete(prs).expect(204);
    }

    @Test
    void wordsAreDeletedAYearAfterTheTourAndTheRestStays() {
        var other = new TestTour(url.replaceAll("/$", "")).withStops();
        other.takeNote(BOSTON, "wish", "Still on").expect(201);
        var taken = tour.takeNote(BOSTON, "wish", "A recorder", "Blu-ray")
                .expect(201)
                .json();
        endTour(364);
        retention.forgetDue();
        assertEquals(List.of("A recorder"), list(""));

        endTour(366);
        retention.forgetDue();
        var note = tour.pr.get(path(taken)).expect(200).json();
        assertTrue(note.get("words").isNull());
        assertEquals(List.of("Blu-ray"), texts(note.get("tags")));
        assertEquals(1, acts("forgot the words of"));
        assertEquals(
                "Still on",
                other.pr.get(other.api("/field-notes")).json().at("/0/words").asText());
    }

    @Test
    void aNoteThatComesAfterTheYearIsKeptForAYear() {
        endTour(400);
        tour.takeNote(BOSTON, "wish", "A recorder").expect(201);
        retention.forgetDue();
        assertEquals(List.of("A recorder"), list(""));
    }

    /** Puts the end of the tour so many days back, and what was said on it too. */
    private void endTour(int daysAgo) {
        QuarkusTransaction.requiringNew().run(() -> {
            run(
                    "update stop set starts_at = now() - :days * interval '1 day' - interval '1 hour',"
                            + " ends_at = now() - :days * interval '1 day' where tour_id = %s",
                    daysAgo);
            run("update field_note set received_at = now() - :days * interval '1 day' where tour_id = %s", daysAgo);
        });
    }

    private void run(String sql, int days) {
        database.createNativeQuery(sql.formatted("(select id from tour where slug = :slug)"))
                .setParameter("days", days)
                .setParameter("slug", tour.slug)
                .executeUpdate();
    }

    private List<String> list(String query) {
        var words = new ArrayList<String>();
        tour.pr
                .get(tour.api("/field-notes" + query))
                .expect(200)
                .json()
                .forEach(note -> words.add(note.get("words").asText()));
        return words;
    }

    private int acts(String act) {
        var found = 0;
        for (var entry : tour.admin.get(tour.api("/audit")).expect(200).json()) {
            found += entry.get("act").asText().equals(act) ? 1 : 0;
        }
        return found;
    }

    private static String path(JsonNode note) {
        return "/api/field-notes/" + note.get("id").asText();
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static int get(Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
