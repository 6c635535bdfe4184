package org.whistlestop.channel.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Announcing;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RehearsalTest {

    private static final String NATICK = "natick-natick-mall";
    private static final String AURORA = "aurora-chicago-premium-outlets";

    @TestHTTPResource
    String base;

    @Inject
    Rehearsal rehearsal;

    @Inject
    DataSource database;

    private TestTour tour;
    private Announcing team;

    @BeforeEach
    void makeTour() {
        tour = new TestTour(base.replaceAll("/$", "")).withStops();
        team = new Announcing(tour);
    }

    @Test
    void onlyWhatIsNeededWithinADayIsTestedAndOnlyOnceInAWhile() throws SQLException {
        var needed = team.addPages("Needed");
        var later = team.addPages("Later");
        plan(NATICK, needed, "now() + interval '23 hours'");
        plan(AURORA, later, "now() + interval '25 hours'");

        rehearsal.run();
        assertFalse(checkedAt(needed).isNull());
        assertTrue(checkedAt(later).isNull());

        var first = checkedAt(needed);
        rehearsal.run();
        assertEquals(first, checkedAt(needed));
        sql("update channel set checked_at = now() - interval '13 hours' where id = ?", needed);
        rehearsal.run();
        assertTrue(first.asText().compareTo(checkedAt(needed).asText()) < 0);
    }

    @Test
    void whatWaitsForAnArrivalIsNeededAtItsStop() throws SQLException {
        var needed = team.addPages("Needed");
        team.approve(team.write(NATICK, Map.of("anchor", "arrival", "offsetMinutes", 0), "We are here", needed));
        sql(
                "update stop set starts_at = now() + interval '3 hours', ends_at = now() + interval '5 hours'"
                        + " where tour_id = (select tour_id from channel where id = ?) and slug = '" + NATICK + "'",
                needed);

        rehearsal.run();

        assertFalse(checkedAt(needed).isNull());
        assertEquals(1, read().at("/channels/0/due").asInt());
    }

    @Test
    void whatIsShutIsSaidAndAskedAgainWithinHours() throws SQLException {
        var shut = team.addPages("Shut");
        plan(NATICK, shut, "now() + interval '23 hours'");
        sql("update channel set key_name = 'gone' where id = ?", shut);

        rehearsal.run();
        assertTrue(read().at("/channels/0/trouble").asText().contains("What opens the channel was removed"));

        sql("update channel set key_name = null, checked_at = now() - interval '2 hours' where id = ?", shut);
        rehearsal.run();
        assertTrue(read().at("/channels/0/trouble").isNull());
    }

    @Test
    void askedForByHandAllAreTested() {
        team.addPages("One");
        team.addPages("Other");
        var found = tour.pr.post(tour.api("/rehearsal"), "").expect(200).json().get("channels");

        assertEquals(2, found.size());
        found.forEach(channel -> assertFalse(channel.get("checkedAt").isNull()));
        tour.stranger.get(tour.api("/rehearsal")).expect(404);
    }

    private void plan(String stop, String channel, String due) throws SQLException {
        team.approve(team.write(stop, -30, "Come and ask", channel));
        sql("update delivery set due_at = " + due + ", next_at = " + due + " where channel_id = ?", channel);
    }

    private void sql(String change, String id) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(change)) {
            update.setObject(1, UUID.fromString(id));
            assertEquals(1, update.executeUpdate());
        }
    }

    private JsonNode checkedAt(String channel) {
        return tour.pr.get(tour.api("/channels/" + channel)).expect(200).json().get("checkedAt");
    }

    private JsonNode read() {
        return tour.pr.get(tour.api("/rehearsal")).expect(200).json();
    }
}
