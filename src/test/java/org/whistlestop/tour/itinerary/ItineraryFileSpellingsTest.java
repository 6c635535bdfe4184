package org.whistlestop.tour.itinerary;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.whistlestop.tour.GeoPoint;
import org.whistlestop.tour.Venue;

class ItineraryFileSpellingsTest {

    private static final String ID = "6f1f5c1e-9a53-4c0e-8f0e-0d9a8a1c2b3d";

    private static final String PLAIN =
            "id,stop,date,starts,ends,store,street,city,region,postal_code,country,latitude,longitude,reveal\n"
                    + ID
                    + ",1,2026-11-21,11:00,15:30,Café Lenox,3393 Peachtree"
                    + " Rd,Atlanta,GA,30326,US,33.8463,-84.3621,2026-11-20T09:00\n"
                    + ",2,2026-11-22,21:00,2026-11-23T01:00,\"The \"\"Big\"\" Store, 2\",,Québec,,,CA,46.8,-71.2,\n";

    private static final List<ItineraryRow> ROWS = List.of(
            new ItineraryRow(
                    2,
                    UUID.fromString(ID),
                    1,
                    new Venue(
                            "Café Lenox",
                            "3393 Peachtree Rd",
                            "Atlanta",
                            "GA",
                            "30326",
                            "US",
                            point(33.8463, -84.3621)),
                    ZoneId.of("America/New_York"),
                    LocalDateTime.parse("2026-11-21T11:00"),
                    LocalDateTime.parse("2026-11-21T15:30"),
                    Instant.parse("2026-11-21T16:00:00Z"),
                    Instant.parse("2026-11-21T20:30:00Z"),
                    Instant.parse("2026-11-20T14:00:00Z"),
                    Wanted.AS_IT_IS),
            new ItineraryRow(
                    3,
                    null,
                    2,
                    new Venue("The \"Big\" Store, 2", "", "Québec", "", "", "CA", point(46.8, -71.2)),
                    ZoneId.of("America/New_York"),
                    LocalDateTime.parse("2026-11-22T21:00"),
                    LocalDateTime.parse("2026-11-23T01:00"),
                    Instant.parse("2026-11-23T02:00:00Z"),
                    Instant.parse("2026-11-23T06:00:00Z"),
                    null,
                    Wanted.AS_IT_IS));

    static Stream<Arguments> spellings() {
        return Stream.of(
                spelled("plain", PLAIN.getBytes(UTF_8)),
                spelled("with a byte order mark", ("\uFEFF" + PLAIN).getBytes(UTF_8)),
                spelled("Windows-1252", PLAIN.getBytes(Charset.forName("windows-1252"))),
                spelled("UTF-16, little end first", ("\uFEFF" + PLAIN).getBytes(UTF_16LE)),
                spelled("UTF-16, big end first", ("\uFEFF" + PLAIN).getBytes(UTF_16BE)),
                spelled("CRLF", PLAIN.replace("\n", "\r\n").getBytes(UTF_8)),
                spelled("CR", PLAIN.replace("\n", "\r").getBytes(UTF_8)),
                spelled("no last line end", PLAIN.strip().getBytes(UTF_8)),
                spelled("trailing empty columns", PLAIN.replace("\n", ",,,\n").getBytes(UTF_8)),
                spelled("blank lines at the end", (PLAIN + "\n\n  \n,,,,\n").getBytes(UTF_8)),
                spelled("shuffled, other names", """
                    Zip;LNG;Lat;Stop ID;"Until";From;DAY;Country Code;State;Town;Address;Venue;Order;Reveal At
                    30326;-84,3621;33,8463;%s;"3:30 p.m.";11 AM;21.11.2026;USA;GA;Atlanta;3393 Peachtree Rd;Café Lenox;1;20.11.2026 9:00 AM
                    ;-71,2;46,8;;11/23/2026 1:00 AM;21:00:00;Nov 22, 2026;Canada;;Québec;;"The ""Big"" Store, 2";2
                    """.formatted(ID)),
                spelled("tabs, spaces, American", """
                    ID\t Postal Code \tlongitude\tLATITUDE\tEnd Time\tStart_Time\tdate\tcountry\tregion\tcity\tstreet\tstore\tstop\treveal
                    %s\t30326\t-84.3621\t33.8463\t3:30 PM\t11:00 am\t11/21/26\tus\tGA\t Atlanta\t3393\u00A0Peachtree Rd \tCafé\u00A0Lenox\u00A0\t1\t2026-11-20 14:00Z
                    \t\t\u221271.2\t46.8\t2026-11-23 1 am\t9 p.m.\t22 Nov 2026\tcan\t\tQuébec\t\t"The ""Big"" Store, 2"\t2\t
                    """.formatted(ID)),
                spelled("quoted commas, zone said", """
                    id,stop,date,starts,ends,store,street,city,region,postal_code,country,latitude,longitude,reveal,Time Zone,status
                    %s, "1" ,"Nov 21, 2026",11:00-05:00,15:30,Café Lenox,3393 Peachtree Rd,Atlanta,GA,30326,,"33,8463","-84,3621",2026-11-20T09:00-05:00,america/new york,live
                    ,2,2026-11-22,21:00,2026-11-23 01:00,"The ""Big"" Store, 2",,Québec,,,CA,46.8,-71.2,,America/New_York,
                    """.formatted(ID)));
    }

    private static Arguments spelled(String name, String text) {
        return spelled(name, text.getBytes(UTF_8));
    }

    private static Arguments spelled(String name, byte[] bytes) {
        return Arguments.of(name, bytes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void everySpellingReadsTheSame(String name, byte[] bytes) {
        var file = ItineraryFile.read(bytes, ItineraryCast.ZONES);
        assertEquals(List.of(), file.problems());
        assertEquals(List.of(), file.warnings());
        assertEquals(ROWS, file.rows());
    }

    @Test
    void theSpellingsAreWhatTheyClaimToBe() {
        assertEquals((byte) 0xE9, PLAIN.getBytes(Charset.forName("windows-1252"))[PLAIN.indexOf('é')]);
        var utf16 = ("\uFEFF" + PLAIN).getBytes(UTF_16LE);
        assertArrayEquals(new byte[] {(byte) 0xFF, (byte) 0xFE}, new byte[] {utf16[0], utf16[1]});
    }

    @Test
    void aSepLineNamesTheDelimiter() {
        var rows = ItineraryCast.readClean("sep=;\r\ndate;starts;ends;store;city;latitude;longitude\r\n"
                + "2026-11-21;11:00;15:00;A,B;Atlanta;33,8;-84,3\r\n");
        assertEquals("A,B", rows.get(0).venue().store());
        assertEquals(3, rows.get(0).line());
    }

    @Test
    void linesAreCountedAsAnEditorCountsThem() {
        var rows = ItineraryCast.readClean("\n\r\n" + ItineraryCast.HEADER + "\n,,,\n"
                + "1,2026-11-21,11:00,15:00,\"Two\r\nLines\",\"a\n\n\nb\",Atlanta,GA,,US,33.8,-84.3\n"
                + "   \n"
                + "2,2026-11-22,11:00,15:00,B,,Atlanta,GA,,US,33.8,-84.3\r"
                + "3,2026-11-23,11:00,15:00,C 😀,,Atlanta,GA,,US,33.8,-84.3\n"
                + "4,2026-11-24,11:00,15:00,D,,Atlanta,GA,,US,33.8,-84.3");
        assertEquals(
                List.of(6, 12, 13, 14), rows.stream().map(ItineraryRow::line).toList());
        assertEquals("Two\nLines", rows.get(0).venue().store());
        assertEquals("a\n\n\nb", rows.get(0).venue().street());
    }

    @Test
    void onlySevenColumnsAreNeeded() {
        var row = ItineraryCast.readOne("date,starts,ends,store,city,latitude,longitude\n"
                + "2026-11-21,11:00,15:00,Lenox Square,Atlanta,33.8463,-84.3621\n");
        assertEquals("US", row.venue().country());
        assertEquals("", row.venue().region());
        assertNull(row.order());
        assertNull(row.id());
        assertNull(row.reveal());
    }

    @Test
    void aRowMayStopEarly() {
        var row = ItineraryCast.readOne("date,starts,ends,store,city,latitude,longitude,status,reveal\n"
                + "2026-11-21,11:00,15:00,Lenox Square,Atlanta,33.8463,-84.3621\n");
        assertEquals(Wanted.AS_IT_IS, row.status());
    }

    @ParameterizedTest
    @CsvSource({
        "planned, PLANNED",
        "Cancelled, CANCELLED",
        "canceled, CANCELLED",
        "'', AS_IT_IS",
        "late, AS_IT_IS",
        "LIVE, AS_IT_IS",
        "done, AS_IT_IS"
    })
    void aStatusIsWantedOrMeansNothing(String cell, Wanted wanted) {
        var row = ItineraryCast.readOne("date,starts,ends,store,city,latitude,longitude,status\n"
                + "2026-11-21,11:00,15:00,Lenox Square,Atlanta,33.8463,-84.3621," + cell + "\n");
        assertEquals(wanted, row.status());
    }

    @Test
    void theNamedZoneWinsOverThePoint() {
        var row = ItineraryCast.readOne("date,starts,ends,store,city,latitude,longitude,time_zone\n"
                + "2026-11-21,11:00,15:00,Lenox Square,Atlanta,33.8463,-84.3621,America/Phoenix\n");
        assertEquals(ZoneId.of("America/Phoenix"), row.zone());
        assertEquals(Instant.parse("2026-11-21T18:00:00Z"), row.starts());
    }

    @Test
    void theMapOfZonesIsAskedOnceAndOnlyForPointsWithoutZone() {
        var asked = new ArrayList<Integer>();
        TimeZones zones = points -> {
            asked.add(points.size());
            return ItineraryCast.ZONES.at(points);
        };
        var text = "date,starts,ends,store,city,latitude,longitude,time_zone\n"
                + "2026-11-21,11:00,15:00,A,Atlanta,33.8,-84.3,America/New_York\n"
                + "2026-11-22,11:00,15:00,B,Atlanta,33.8,-84.3,\n"
                + "2026-11-23,11:00,15:00,C,Atlanta,33.9,-84.3,\n"
                + "2026-11-24,11:00,15:00,D,Atlanta,33.9,-84.3,\n";
        assertEquals(4, ItineraryFile.read(text.getBytes(UTF_8), zones).rows().size());
        assertEquals(List.of(2), asked);
    }

    private static GeoPoint point(double latitude, double longitude) {
        return new GeoPoint(latitude, longitude);
    }
}
