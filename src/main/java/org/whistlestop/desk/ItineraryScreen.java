package org.whistlestop.desk;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.itinerary.CellProblem;
import org.whistlestop.tour.itinerary.ItineraryChange;
import org.whistlestop.tour.itinerary.ItineraryCsv;

/**
 * The upload of an itinerary, before a file, with its preview, or with its mistakes.
 *
 * @param mistakes every bad cell of a file; empty when there is none or the problem is another one
 */
record ItineraryScreen(
        String tour,
        String title,
        List<ItineraryCsv.ColumnHelp> columns,
        Preview preview,
        List<CellProblem> mistakes,
        String wrong) {

    static ItineraryScreen empty(String tour, String title) {
        return new ItineraryScreen(tour, title, ItineraryCsv.columns(), null, List.of(), null);
    }

    ItineraryScreen with(ItineraryChange change, byte[] csv, String notice) {
        return new ItineraryScreen(tour, title, columns, Preview.of(change, csv), List.of(), notice);
    }

    ItineraryScreen with(Problem problem) {
        var mistakes = problem.errors().stream()
                .filter(CellProblem.class::isInstance)
                .map(CellProblem.class::cast)
                .toList();
        return new ItineraryScreen(tour, title, columns, null, mistakes, problem.detail());
    }

    /**
     * What a file would change.
     *
     * @param file its bytes in Base64, so that what is applied is what was shown
     * @param revision of the itinerary that it was compared with
     */
    record Preview(String file, long revision, boolean changesAnything, List<Group> groups, List<String> warnings) {

        static Preview of(ItineraryChange change, byte[] csv) {
            return new Preview(
                    Base64.getEncoder().encodeToString(csv),
                    change.revision(),
                    change.changes() > 0,
                    List.of(
                            Group.of("added", "Added", true, change.added()),
                            Group.of("moved", "Changed", true, change.moved()),
                            Group.of("cancelled", "Cancelled", true, change.cancelled()),
                            Group.of("kept", "Kept as they are", false, change.kept())),
                    change.warnings().stream()
                            .map(warning -> warning.sentence())
                            .toList());
        }
    }

    /** Stops that fare alike; what stays as it is is folded away. */
    record Group(String id, String title, boolean open, List<Row> rows) {
        static Group of(String id, String title, boolean open, List<ItineraryChange.Line> lines) {
            return new Group(id, title, open, lines.stream().map(Row::of).toList());
        }
    }

    /** @param line in the file; null for a stop that the file does not have */
    record Row(Integer line, String store, String city, String starts, List<Difference> differences) {
        static Row of(ItineraryChange.Line line) {
            List<ItineraryChange.Difference> differences = line.differences() == null ? List.of() : line.differences();
            return new Row(
                    line.line() == 0 ? null : line.line(),
                    line.store(),
                    line.city(),
                    inWords(line.starts()),
                    differences.stream().map(Difference::of).toList());
        }
    }

    record Difference(String field, String from, String to) {
        static Difference of(ItineraryChange.Difference difference) {
            return new Difference(
                    difference.field().replace('_', ' '), inWords(difference.from()), inWords(difference.to()));
        }
    }

    /** Says a local time as elsewhere on the desk, and nothing as a dash; other texts stay. */
    private static String inWords(String text) {
        if (text == null || text.isEmpty() || text.equals("null")) {
            return "–";
        }
        try {
            var local = LocalDateTime.parse(text);
            return StoreTime.day(local) + ", "
                    + DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).format(local);
        } catch (DateTimeException e) {
            return text;
        }
    }
}
