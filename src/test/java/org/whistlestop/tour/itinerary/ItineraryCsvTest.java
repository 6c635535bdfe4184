package org.whistlestop.tour.itinerary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.tour.GeoPoint;
import org.whistlestop.tour.Venue;

class ItineraryCsvTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final List<String> ZONES = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Phoenix",
            "Pacific/Honolulu",
            "Australia/Lord_Howe",
            "UTC",
            "Europe/Berlin");
    private static final TimeZones NO_ZONES = points -> {
        assertEquals(Set.of(), points, "a written file says its zones");
        return Map.of();
    };

    @Test
    void theHeaderHasEveryColumnInTheAgreedOrder() {
        assertEquals(
                "id,stop,date,starts,ends,store,street,city,region,postal_code,country,latitude,longitude,"
                        + "time_zone,reveal,status,cancel_reason\r\n",
                ItineraryCsv.write(List.of()));
    }

    @Test
    void aRowIsWrittenPlainly() {
        var id = UUID.fromString("6f1f5c1e-9a53-4c0e-8f0e-0d9a8a1c2b3d");
        var row = row(id, venue("Lenox, \"Square\""), NEW_YORK, "2026-11-21T16:00:00Z", 240);
        assertEquals(
                id
                        + ",7,2026-11-21,11:00,15:00,\"Lenox,"
                        + " \"\"Square\"\"\",,Atlanta,GA,30326,US,33.8463,-84.3621,America/New_York,,cancelled,",
                ItineraryCsv.write(List.of(row)).split("\r\n")[1]);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-11-07T05:30:00Z, 01:30-04:00",
        "2027-11-07T06:30:00Z, 01:30-05:00",
        "2027-11-07T04:30:00Z, 00:30",
        "2027-11-07T07:30:00Z, 02:30",
        "2027-03-14T06:30:00Z, 01:30"
    })
    void anOffsetIsWrittenOnlyWhereTheClocksShowATimeTwice(Instant starts, String written) {
        var text = ItineraryCsv.write(List.of(row(null, venue("A"), NEW_YORK, starts.toString(), 600)));
        assertEquals(written, text.split("\r\n")[1].split(",")[3]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@a", "'=1", "''-x", "'@", "=cmd|'/C calc'!A0", "'plain", "-", "=\n", "5-1"})
    void aFormulaIsDefusedAndNothingIsLost(String store) {
        var rows = List.of(row(null, venue(store), NEW_YORK, "2026-11-21T16:00:00Z", 60));
        var text = ItineraryCsv.write(rows);
        assertReadsBack(rows, text);
        var cell = text.split("\r\n")[1].split(",")[5].replaceFirst("^\"", "");
        assertFalse(cell.matches("(?s)[=+\\-@].*"), cell);
    }

    @Test
    void numbersAreNotTakenForFormulas() {
        assertTrue(ItineraryCsv.write(List.of(row(null, venue("A"), NEW_YORK, "2026-11-21T16:00:00Z", 60)))
                .contains(",-84.3621,"));
    }

    @Test
    void whateverTheRowsReadingWhatWasWrittenGivesThemBack() {
        var random = new Random(20080602);
        for (var i = 0; i < 600; i++) {
            var rows = rows(random);
            assertReadsBack(rows, ItineraryCsv.write(rows));
        }
    }

    private static void assertReadsBack(List<ItineraryRow> rows, String text) {
        var file = ItineraryFile.read(text.getBytes(UTF_8), NO_ZONES);
        assertEquals(List.of(), file.problems(), text);
        assertEquals(List.of(), file.warnings());
        assertEquals(
                rows.stream().map(row -> row.atLine(0)).toList(),
                file.rows().stream().map(row -> row.atLine(0)).toList());
    }

    private static List<ItineraryRow> rows(Random random) {
        var rows = new ArrayList<ItineraryRow>();
        for (var i = 0; i < 6; i++) {
            var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            var change = random.nextBoolean() ? "2027-11-07T04:00:00Z" : "2027-04-03T13:00:00Z";
            var starts = Instant.parse(change)
                    .plus(Duration.ofMinutes(random.nextInt(600)))
                    .plusSeconds(random.nextInt(4) == 0 ? random.nextInt(60) : 0);
            rows.add(row(
                    random.nextBoolean() ? new UUID(random.nextLong(), random.nextLong()) : null,
                    new Venue(
                            "S" + i + text(random),
                            random.nextBoolean() ? "" : text(random),
                            text(random) + "x",
                            text(random),
                            "0" + random.nextInt(9999),
                            "DE",
                            new GeoPoint(random.nextDouble() * 180 - 90, random.nextGaussian() * 1e-3 + 1)),
                    zone,
                    starts.toString(),
                    1 + random.nextInt(900)));
        }
        return rows;
    }

    private static String text(Random random) {
        var letters = "=+-@'\"\n,;\t Aé€😀ß\u00A0";
        return random.ints(random.nextInt(8), 0, letters.codePointCount(0, letters.length()))
                .map(i -> letters.codePointAt(letters.offsetByCodePoints(0, i)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Venue venue(String store) {
        return new Venue(store, "", "Atlanta", "GA", "30326", "US", new GeoPoint(33.8463, -84.3621));
    }

    private static ItineraryRow row(UUID id, Venue venue, ZoneId zone, String starts, int minutes) {
        var from = Instant.parse(starts);
        var to = from.plus(minutes, ChronoUnit.MINUTES);
        return new ItineraryRow(
                2,
                id,
                7,
                venue,
                zone,
                LocalDateTime.ofInstant(from, zone),
                LocalDateTime.ofInstant(to, zone),
                from,
                to,
                id == null || minutes == 240 ? null : from.minusMillis(86_400_123),
                id == null ? Wanted.AS_IT_IS : Wanted.CANCELLED);
    }
}
