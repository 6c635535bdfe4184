package org.whistlestop.tour.itinerary;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.whistlestop.tour.GeoPoint;
import org.whistlestop.tour.PlainText;

/** Reads the cells of one row, each for itself, and notes every one that is bad. */
final class RowReader {

    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Header header;
    private final Table.Line line;
    private final Notes notes;

    RowReader(Header header, Table.Line line, Notes notes) {
        this.header = header;
        this.line = line;
        this.notes = notes;
    }

    Draft read() {
        return new Draft(
                line.number(),
                column -> header.cell(line, column),
                read(Column.ID, RowReader::id),
                read(Column.STOP, RowReader::order),
                read(Column.DATE, Dates::parse),
                read(Column.STARTS, Times::start),
                read(Column.ENDS, Times::end),
                address(),
                point(),
                read(Column.TIME_ZONE, Zones::parse),
                read(Column.REVEAL, Times::withDate),
                status(),
                read(Column.CANCEL_REASON, Function.identity()));
    }

    private Draft.Address address() {
        return new Draft.Address(
                read(Column.STORE, Function.identity()),
                read(Column.STREET, Function.identity()),
                read(Column.CITY, Function.identity()),
                read(Column.REGION, Function.identity()),
                read(Column.POSTAL_CODE, Function.identity()),
                country());
    }

    private String country() {
        var country = read(Column.COUNTRY, Countries::parse);
        return country == null ? "US" : country;
    }

    private GeoPoint point() {
        var latitude = read(Column.LATITUDE, Degrees::latitude);
        var longitude = read(Column.LONGITUDE, Degrees::longitude);
        if (latitude == null || longitude == null) {
            return null;
        }
        var point = new GeoPoint(latitude, longitude);
        if (point.isNullIsland()) {
            note(Column.LATITUDE, new BadCell("0, 0 is a place in the sea off Africa, surely a mistake"));
            return null;
        }
        return point;
    }

    private Wanted status() {
        var status = read(Column.STATUS, RowReader::wanted);
        return status == null ? Wanted.AS_IT_IS : status;
    }

    /** Answers what a cell says, or null when it is empty or bad. */
    private <T> T read(Column column, Function<String, T> parse) {
        var cell = header.cell(line, column);
        try {
            if (cell.isEmpty()) {
                return absent(column);
            }
            refuseLongOrUnprintable(column, cell);
            return parse.apply(cell);
        } catch (BadCell bad) {
            note(column, bad);
            return null;
        }
    }

    private <T> T absent(Column column) {
        if (Column.REQUIRED.contains(column) && header.has(column)) {
            throw new BadCell(column.header() + " is empty");
        }
        return null;
    }

    private void note(Column column, BadCell bad) {
        notes.problem(line.number(), column, header.cell(line, column), bad);
    }

    private static void refuseLongOrUnprintable(Column column, String cell) {
        if (cell.length() > column.longest()) {
            throw new BadCell(
                    "%s has %d characters".formatted(column.header(), cell.length()),
                    "keep it to " + column.longest() + " characters");
        }
        if (PlainText.isUnprintable(cell)) {
            throw new BadCell(column.header() + " holds an invisible control character", "type the cell anew");
        }
        if (PlainText.isMisread(cell)) {
            throw new BadCell(
                    column.header() + " holds a character that could not be read",
                    "save the file as \"CSV UTF-8\" and type the cell anew");
        }
    }

    private static UUID id(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new BadCell(CellProblem.shown(text) + " is not the id of a stop");
        }
        return UUID.fromString(text);
    }

    private static Integer order(String text) {
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > 100_000) {
            throw new BadCell(text + " is not a place in the order of stops");
        }
        return Integer.valueOf(text);
    }

    private static Wanted wanted(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "planned" -> Wanted.PLANNED;
            case "cancelled", "canceled" -> Wanted.CANCELLED;
            case "late", "live", "done" -> Wanted.AS_IT_IS; // written by an export; only check-ins make a stop so
            default -> throw new BadCell(text + " is not a status");
        };
    }
}
