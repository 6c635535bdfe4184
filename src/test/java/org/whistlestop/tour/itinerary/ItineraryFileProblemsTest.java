package org.whistlestop.tour.itinerary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItineraryFileProblemsTest {

    private static final String HEADER =
            "id,stop,date,starts,ends,store,street,city,region,postal_code,country,latitude,longitude,"
                    + "time_zone,reveal,status\n";
    private static final String GOOD = ",1,2026-11-21,11:00,15:00,Lenox,,Atlanta,GA,,US,33.8463,-84.3621,,,\n";
    private static final String ID = "6f1f5c1e-9a53-4c0e-8f0e-0d9a8a1c2b3d";

    @Test
    void twelveMistakesAreTwelveProblemsEachAtItsLineAndColumn() {
        var file = ItineraryCast.read(HEADER
                + GOOD
                + ",x,2026-11-22,11:00,15:00,A,,Atlanta,GA,,US,33.8,-84.3,,,\n"
                + ",2,21/11/2026,25:00,15:00,A,,Atlanta,GA,,US,33.8,-84.3,,,\n"
                + "\n"
                + ",3,2026-11-23,11:00,10:00,A,,Atlanta,GA,,US,33.8,-84.3,,,\n"
                + ",4,2026-11-24,11:00,15:00,\"A\nB\",,,GA,,US,33.8,-84.3,,,\n"
                + ",5,2026-11-25,11:00,15:00,A,,Atlanta,GA,,Narnia,33.8,-84.3,,,\n"
                + ",6,2026-11-26,11:00,15:00,A,,Atlanta,GA,,US,95.8,-84.3,,,\n"
                + ",7,2026-11-27,11:00,15:00,A,,Atlanta,GA,,US,10.5,-84.3,,,\n"
                + "nope,8,2026-11-28,11:00,15:00,A,,Atlanta,GA,,US,33.8,-84.3,EST,,\n"
                + ",9,2027-03-14,02:30,15:00,A,,Atlanta,GA,,US,33.8,-84.3,,,perhaps\n"
                + GOOD.replace("11-21", "11-30"));
        assertEquals(
                List.of(
                        "3 stop x",
                        "4 date 21/11/2026",
                        "4 starts 25:00",
                        "6 ends 10:00",
                        "7 city ",
                        "9 country Narnia",
                        "10 latitude 95.8",
                        "11 latitude 10.5",
                        "12 id nope",
                        "12 time_zone EST",
                        "13 starts 02:30",
                        "13 status perhaps"),
                file.problems().stream()
                        .map(problem -> problem.line() + " " + problem.column() + " " + problem.value())
                        .toList());
        assertEquals(
                List.of(2, 14), file.rows().stream().map(ItineraryRow::line).toList());
        assertFalse(file.isClean());
        assertEquals("25:00 is not a time", file.problems().get(2).wrong());
        assertEquals("write it like 14:30 or 2:30 PM", file.problems().get(2).right());
    }

    @Test
    void aVisitOfMoreThanADayAndAHalfIsASlipOfThePen() {
        var longest = GOOD.replace("15:00", "2026-11-22 23:00");
        assertTrue(ItineraryCast.read(HEADER + longest).isClean());
        var file = ItineraryCast.read(HEADER + longest.replace("23:00", "23:01"));
        assertEquals(
                List.of("2 ends"),
                file.problems().stream()
                        .map(problem -> problem.line() + " " + problem.column())
                        .toList());
    }

    @Test
    void aRegionMayBeAsLongAsTheApisAreLong() {
        assertTrue(
                ItineraryCast.read(HEADER + GOOD.replace("GA", "G".repeat(80))).isClean());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop      | -1         | -1 is not a place in the order of stops",
                "stop      | 100001     | 100001 is not a place in the order of stops",
                "stop      | 1.5        | 1.5 is not a place in the order of stops",
                "date      | ''         | date is empty",
                "starts    | ''         | starts is empty",
                "store     | ''         | store is empty",
                "latitude  | ''         | latitude is empty",
                "latitude  | north      | north is not a number of degrees",
                "longitude | -184.3     | -184.3 is no longitude",
                "country   | Atlantis   | Atlantis is not a country",
                "time_zone | GMT+2      | GMT+2 is not a time zone of the IANA list",
                "time_zone | -05:00     | -05:00 is not a time zone of the IANA list",
                "reveal    | 2026-11-20 | 2026-11-20 is not a date with a time",
                "reveal    | 2027-03-14 02:30 | 02:30 on 2027-03-14 does not exist in America/New_York: the clocks go"
                        + " from 02:00 straight to 03:00",
                "ends      | 11:00      | the stop ends before it starts, or as it starts",
                "ends      | 2026-11-21 10:00 | the stop ends before it starts, or as it starts",
                "starts    | 11:00-07:00 | -07:00 is not an offset of America/New_York at 11:00 on 2026-11-21",
                "starts    | 11:00-15:00 | -15:00 is not an offset of America/New_York at 11:00 on 2026-11-21",
                "id        | 1-1-1-1-1  | 1-1-1-1-1 is not the id of a stop",
                "status    | maybe      | maybe is not a status"
            })
    void aBadCellIsNamed(String column, String value, String wrong) {
        var file = ItineraryCast.read(HEADER + with(column, value));
        assertEquals(1, file.problems().size(), file.problems()::toString);
        var problem = file.problems().get(0);
        assertEquals(
                List.of(2, column, value, wrong),
                List.of(problem.line(), problem.column(), problem.value(), problem.wrong()));
        assertFalse(problem.right().isBlank());
    }

    @Test
    void aTimeThatComesTwiceIsAskedAboutAndSettledByAnOffset() {
        var autumn = with("date", "2027-11-07").replace("15:00", "3:00").replace("11:00", "01:30");
        var problem = onlyProblem(HEADER + autumn);
        assertEquals("starts", problem.column());
        assertEquals(
                "01:30 on 2027-11-07 comes twice in America/New_York: the clocks go back that night", problem.wrong());
        assertEquals("write 01:30-04:00 for the first time or 01:30-05:00 for the second", problem.right());

        var first = ItineraryCast.readOne(HEADER + autumn.replace("01:30", "01:30-04:00"));
        var second = ItineraryCast.readOne(HEADER + autumn.replace("01:30", "1:30 AM -05:00"));
        assertEquals(first.starts().plusSeconds(3600), second.starts());
        assertEquals(first.startsLocal(), second.startsLocal());
    }

    @Test
    void asClocksGoBackAnEndMayReadEarlierThanItsStart() {
        var night = with("date", "2027-11-07").replace("11:00", "01:30-04:00").replace("15:00", "01:15-05:00");
        var row = ItineraryCast.readOne(HEADER + night);
        assertEquals(45 * 60, row.ends().getEpochSecond() - row.starts().getEpochSecond());
    }

    @Test
    void aMissingTimeSaysWhichOnesExist() {
        var problem = onlyProblem(HEADER + with("date", "2027-03-14").replace("11:00", "02:30"));
        assertEquals("write 03:00 or later, or 01:59 or earlier", problem.right());
    }

    @Test
    void thePlaceInTheSeaAsksForAZone() {
        var problem = onlyProblem(HEADER + with("latitude", "10.5"));
        assertEquals(
                List.of("latitude", "the point lies in no time zone, perhaps in the sea"),
                List.of(problem.column(), problem.wrong()));
        assertTrue(problem.right().contains("time_zone"));
        ItineraryCast.readOne(HEADER + with("latitude", "10.5").replace("84.3621,", "84.3621,America/New_York"));
    }

    @Test
    void aPlaceInTwoZonesIsAskedAboutNotGuessed() {
        var problem = onlyProblem(HEADER + with("longitude", "87.6"));
        assertEquals("the point lies in several time zones, Asia/Shanghai and Asia/Urumqi", problem.wrong());
    }

    @Test
    void nullIslandIsSurelyAMistake() {
        var problem = onlyProblem(HEADER + GOOD.replace("33.8463", "0").replace("-84.3621", "0.0"));
        assertEquals("latitude", problem.column());
        assertEquals("0, 0 is a place in the sea off Africa, surely a mistake", problem.wrong());
    }

    @Test
    void aNearlyRightZoneIsSuggested() {
        assertEquals(
                "write America/New_York, perhaps",
                onlyProblem(HEADER + with("time_zone", "America/NewYork")).right());
    }

    @Test
    void anIdStandsOnce() {
        var problem = onlyProblem(
                HEADER + with("id", ID) + with("id", ID.toUpperCase()).replace("11-21", "11-22"));
        assertEquals(
                List.of(3, "id", "line 2 has the same id"), List.of(problem.line(), problem.column(), problem.wrong()));
    }

    @Test
    void aStoreCannotBeVisitedTwiceAtOnce() {
        var problem =
                onlyProblem(HEADER + GOOD + GOOD.replace("Lenox", " LENOX ").replace("15:00", "16:00"));
        assertEquals(
                List.of(3, "starts", "line 2 has the same store at the same time"),
                List.of(problem.line(), problem.column(), problem.wrong()));
        assertTrue(ItineraryCast.read(HEADER + GOOD + GOOD.replace("Atlanta", "Athens"))
                .isClean());
    }

    @Test
    void aLineWithMoreCellsThanTheHeaderIsOneProblem() {
        var problem = onlyProblem(HEADER + GOOD.replace("Lenox", "Lenox, North").replace(",,,\n", ",,,planned\n"));
        assertEquals("the line has 17 cells, the header only 16", problem.wrong());
        assertEquals(2, problem.line());
    }

    @Test
    void aMissingColumnIsNamedOnce() {
        var file = ItineraryCast.read(
                "date,starts,store,city,latitude\n2026-11-21,11:00,A,Atlanta,33\n2026-11-22,11:00,A,Atlanta,33\n");
        assertEquals(
                List.of("1 ends", "1 longitude"),
                file.problems().stream()
                        .map(problem -> problem.line() + " " + problem.column())
                        .toList());
    }

    @Test
    void aMissingColumnLeavesNoRowEvenWithAZone() {
        var file = ItineraryCast.read("date,starts,ends,store,city,longitude,time_zone\n"
                + "2026-11-21,11:00,15:00,A,Atlanta,-84,America/New_York\n");
        assertEquals(
                List.of("latitude"),
                file.problems().stream().map(CellProblem::column).toList());
        assertEquals(List.of(), file.rows());
    }

    @Test
    void aColumnThereTwiceIsNamedWithItsOtherName() {
        var problem = onlyProblem(HEADER.replace("status", "Zip") + GOOD);
        assertEquals(
                List.of(1, "postal_code", "Zip", "the column postal_code is there twice"),
                List.of(problem.line(), problem.column(), problem.value(), problem.wrong()));
    }

    @ParameterizedTest
    @CsvSource({"Manager, 1", "Storre, store", "longitute, longitude", "Pstal Code, postal_code", "Citty, city"})
    void anUnknownColumnIsAWarning(String name, String nearest) {
        var file = ItineraryCast.read(HEADER.strip() + "," + name + "\n" + GOOD.strip() + ",Joe\n");
        assertTrue(file.isClean());
        assertEquals(1, file.rows().size());
        var message = file.warnings().get(0).message();
        assertTrue(
                message.startsWith("the column \"" + name + "\" is not known and is not read; the nearest"), message);
        assertTrue(nearest.equals("1") || message.endsWith("one is " + nearest), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                      | 1 | the file is empty",
                "'\uFEFF'                | 1 | the file is empty",
                "'\n \n,,,\n'            | 1 | the file is empty",
                "'\ndate,starts,ends,store,city,latitude,longitude\n\n' | 2 | the file has a header, but no stop",
                "'hello\nworld\n'        | 1 | the first line does not name the columns of an itinerary",
                "'PK\u0003\u0004zip'     | 1 | this is a spreadsheet's own file, not CSV",
                "'date\nx\u0000\n'       | 2 | the file holds a NUL character, so it is not plain text"
            })
    void aFileThatIsNoItineraryIsOneProblem(String text, int line, String wrong) {
        var problem = onlyProblem(text == null ? "" : text);
        assertEquals(List.of(line, wrong), List.of(problem.line(), problem.wrong()));
    }

    @Test
    void aQuoteNeverClosedIsNamedAtItsLineAndHidesNothingAbove() {
        var file = ItineraryCast.read(HEADER + with("starts", "x") + "\n" + GOOD.replace("Lenox", "\"Lenox") + GOOD);
        assertEquals(
                List.of(2, 4), file.problems().stream().map(CellProblem::line).toList());
        assertTrue(file.problems().get(1).wrong().contains("never closed"));
    }

    @ParameterizedTest
    @CsvSource({"store, 120", "street, 200", "city, 120", "region, 80", "postal_code, 20"})
    void aCellHasALimit(String column, int longest) {
        ItineraryCast.readOne(HEADER + with(column, "x".repeat(longest)));
        var problem = onlyProblem(HEADER + with(column, "x".repeat(longest + 1)));
        assertEquals(column, problem.column());
        assertEquals("keep it to " + longest + " characters", problem.right());
        assertTrue(problem.value().length() <= 80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\u0007B", "A\u001BB", "A\u0085B", "A\u2028B", "A\u202EB", "A\uFFFDB"})
    void controlCharactersAreRefused(String store) {
        assertEquals("store", onlyProblem(HEADER + with("store", store)).column());
    }

    @Test
    void twoMegabytesAndFiveThousandStopsAreTheLimit() {
        var huge = new byte[2 * 1024 * 1024 + 1];
        Arrays.fill(huge, (byte) ' ');
        assertEquals(
                "the file is larger than 2 MB",
                ItineraryFile.read(huge, ItineraryCast.ZONES).problems().get(0).wrong());

        var stops = new StringBuilder(HEADER);
        for (var i = 0; i < 5_000; i++) {
            stops.append(with("store", "S" + i));
        }
        assertEquals(5_000, ItineraryCast.readClean(stops + "\n,,,\n").size());
        var problem = onlyProblem(stops + "\n" + GOOD + GOOD);
        assertEquals(List.of(5_003, "the file has more than 5,000 stops"), List.of(problem.line(), problem.wrong()));
    }

    @Test
    void aHundredColumnsAreEnough() {
        assertEquals(
                "there are more than 100 columns",
                onlyProblem(HEADER.strip() + ",x".repeat(85) + "\n" + GOOD).wrong());
    }

    private static CellProblem onlyProblem(String text) {
        var problems =
                ItineraryFile.read(text.getBytes(UTF_8), ItineraryCast.ZONES).problems();
        assertEquals(1, problems.size(), problems::toString);
        return problems.get(0);
    }

    /** Answers the good line with another cell, quoted. */
    private static String with(String column, String value) {
        var cells = GOOD.strip().split(",", -1);
        cells[List.of(HEADER.strip().split(",")).indexOf(column)] = '"' + value + '"';
        return String.join(",", cells) + "\n";
    }
}
