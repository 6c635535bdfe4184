package org.whistlestop.tour.itinerary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.whistlestop.tour.LocalTimes;

/** Writes rows so that reading them again gives the same rows, and so that no spreadsheet runs a cell as a formula. */
public final class ItineraryCsv {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT; // RFC 4180: commas, CRLF, quotes where needed

    private ItineraryCsv() {}

    /** Writes a header with every column, then one record a row. */
    public static String write(List<ItineraryRow> rows) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(Arrays.stream(Column.values()).map(Column::header));
            for (var row : rows) {
                printer.printRecord(Arrays.stream(Column.values()).map(column -> cell(row, column)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory
        }
        return text.toString();
    }

    /** Tells which columns a file may have, for who writes one. */
    public static List<ColumnHelp> columns() {
        return Arrays.stream(Column.values())
                .map(column -> new ColumnHelp(column.header(), Column.REQUIRED.contains(column), column.advice()))
                .toList();
    }

    /** A column by its name in the first line, and what its cells take. */
    public record ColumnHelp(String name, boolean required, String takes) {}

    private static String cell(ItineraryRow row, Column column) {
        return switch (column) {
            case ID -> Objects.toString(row.id(), "");
            case STOP -> Objects.toString(row.order(), "");
            case DATE -> row.startsLocal().toLocalDate().toString();
            case STARTS -> row.startsLocal().toLocalTime() + offset(row.startsLocal(), row.starts(), row.zone());
            case ENDS -> ends(row) + offset(row.endsLocal(), row.ends(), row.zone());
            case STORE -> FormulaGuard.on(row.venue().store());
            case STREET -> FormulaGuard.on(row.venue().street());
            case CITY -> FormulaGuard.on(row.venue().city());
            case REGION -> FormulaGuard.on(row.venue().region());
            case POSTAL_CODE -> FormulaGuard.on(row.venue().postalCode());
            case COUNTRY -> row.venue().country();
            case LATITUDE -> Double.toString(row.venue().point().latitude());
            case LONGITUDE -> Double.toString(row.venue().point().longitude());
            case TIME_ZONE -> row.zone().getId();
            case REVEAL -> Objects.toString(row.reveal(), "");
            case STATUS ->
                row.status() == Wanted.AS_IT_IS ? "" : row.status().name().toLowerCase(Locale.ROOT);
            case CANCEL_REASON -> FormulaGuard.on(Objects.toString(row.cancelReason(), ""));
        };
    }

    private static String ends(ItineraryRow row) {
        var sameDay = row.endsLocal().toLocalDate().equals(row.startsLocal().toLocalDate());
        return sameDay
                ? row.endsLocal().toLocalTime().toString()
                : row.endsLocal().toString();
    }

    /** Writes the offset only where the clock shows the time twice, since there alone it says more. */
    private static String offset(LocalDateTime local, Instant instant, ZoneId zone) {
        return LocalTimes.isAmbiguous(local, zone)
                ? zone.getRules().getOffset(instant).toString()
                : "";
    }
}
