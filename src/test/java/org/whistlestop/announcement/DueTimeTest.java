package org.whistlestop.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whistlestop.support.ProblemException;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.tour.TimeWindow;

class DueTimeTest {

    /** Of the demo tour, which is the real one's, and three places that keep their clocks or kept them once. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Detroit"),
            ZoneId.of("America/Chicago"),
            ZoneId.of("America/Denver"),
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("America/Phoenix"),
            ZoneId.of("Pacific/Honolulu"),
            ZoneId.of("America/Indiana/Indianapolis"));

    private static final List<LocalDate> CHANGES = List.of(LocalDate.of(2027, 3, 14), LocalDate.of(2027, 11, 7));

    private record Local(LocalDateTime at, ZoneId zone) {}

    @Test
    void aFixedTimeIsRefusedWhereItIsNotOneInstantAndElseTheDatabaseAgrees() throws SQLException {
        var agreed = new ArrayList<Local>();
        var instants = new ArrayList<Instant>();
        var refused = 0;
        for (var local : aroundTheChanges()) {
            var isOneInstant =
                    local.zone().getRules().getValidOffsets(local.at()).size() == 1;
            var timing = Timing.fixed(local.at());
            if (isOneInstant) {
                agreed.add(local);
                instants.add(DueTime.of(timing, window(local.zone()), null, QuietHours.NEVER)
                        .at());
            } else {
                var problem = assertThrows(
                        ProblemException.class,
                        () -> DueTime.of(timing, window(local.zone()), null, QuietHours.NEVER),
                        local.toString());
                assertEquals(422, problem.problem().status());
                refused++;
            }
        }
        assertEquals(instants, inSql(agreed));
        System.out.println("MEASURED local times around both clock changes of 2027: " + agreed.size()
                + " agree with SQL, " + refused + " refused");
        assertTrue(agreed.size() >= 5_000, agreed.size() + " cases");
        assertEquals(6 * 4 * 2, refused);
    }

    private static List<Local> aroundTheChanges() {
        var found = new ArrayList<Local>();
        for (var zone : ZONES) {
            for (var change : CHANGES) {
                var from = change.minusDays(2).atStartOfDay();
                for (var quarter = 0; quarter < 4 * 24 * 4; quarter++) {
                    found.add(new Local(from.plusMinutes(15L * quarter), zone));
                }
            }
        }
        return found;
    }

    /** A stop at noon of a harmless day; a fixed time hangs on its zone only. */
    private static TimeWindow window(ZoneId zone) {
        var noon = LocalDateTime.of(2027, 6, 1, 12, 0);
        return TimeWindow.of(noon, noon.plusHours(4), zone);
    }

    private static List<Instant> inSql(List<Local> locals) throws SQLException {
        var settings = TestDatabase.fresh();
        try (var connection = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"));
                var query = connection.prepareStatement("""
                        select local::timestamp at time zone zone
                        from unnest(?, ?) with ordinality as given (local, zone, place) order by place""")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            locals.stream().map(local -> local.at().toString()).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            locals.stream().map(local -> local.zone().getId()).toArray()));
            var found = new ArrayList<Instant>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, OffsetDateTime.class).toInstant());
                }
            }
            return found;
        }
    }

    @Test
    void anOffsetIsALengthWhateverTheClocksDo() {
        var noon = LocalDateTime.of(2027, 3, 14, 12, 0);
        var window = TimeWindow.of(noon, noon.plusHours(4), ZoneId.of("America/New_York"));

        var due = DueTime.of(Timing.from(Anchor.STARTS, -24 * 60), window, null, QuietHours.NEVER);

        assertEquals(Instant.parse("2027-03-13T16:00:00Z"), due.at());
    }

    @ParameterizedTest
    @CsvSource({
        // from, until, minutes from a start at 10:00, due
        "21:00, 08:30, -60, 09:00",
        "21:00, 08:30, -120, 08:30",
        "21:00, 08:30, -720, 08:30",
        "21:00, 08:30, -840, 20:00",
        "21:00, 10:30, -60, 20:59",
        "21:00, 10:30, 10, 10:30",
        "12:00, 14:00, 180, 14:00",
        "12:00, 14:00, 120, 14:00",
        "12:00, 14:00, 240, 14:00",
        "08:00, 08:00, -120, 08:00"
    })
    void quietHoursMoveItBehindThemOrTheEveningBefore(LocalTime from, LocalTime until, int minutes, LocalTime due) {
        var zone = ZoneId.of("America/Chicago");
        var ten = LocalDateTime.of(2027, 6, 2, 10, 0);
        var window = TimeWindow.of(ten, ten.plusHours(6), zone);

        var planned = DueTime.of(Timing.from(Anchor.STARTS, minutes), window, null, new QuietHours(from, until));

        assertEquals(due, planned.at().atZone(zone).toLocalTime());
        assertEquals(!planned.at().equals(window.starts().plusSeconds(60L * minutes)), planned.quiet());
    }

    @Test
    void whatWaitsForSomethingHasNoTimeUntilThatHappens() {
        var window = window(ZoneId.of("America/Denver"));
        var arrival = Timing.from(Anchor.ARRIVAL, 30);

        assertEquals(null, DueTime.of(arrival, window, null, QuietHours.NEVER).at());
        assertEquals(
                window.starts().plusSeconds(1_800),
                DueTime.of(arrival, window, window.starts(), QuietHours.NEVER).at());
    }
}
