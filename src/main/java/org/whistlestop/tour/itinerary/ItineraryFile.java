package org.whistlestop.tour.itinerary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holds what a file says: the rows without fault, everything that is wrong with the others, and what is odd.
 * Only a file without problems should be taken over; the rows of another are for showing.
 */
public record ItineraryFile(List<ItineraryRow> rows, List<CellProblem> problems, List<Warning> warnings) {

    /**
     * Reads a CSV file of at most 2 MB and 5,000 stops; whatever the bytes, the answer is a list of problems, never an
     * exception. Zones are asked for once, and only for points without a time_zone.
     */
    public static ItineraryFile read(byte[] bytes, TimeZones zones) {
        var notes = new Notes();
        var rows = List.<ItineraryRow>of();
        try {
            rows = rows(Table.of(FileText.of(bytes)), zones, notes);
        } catch (Unreadable unreadable) {
            notes.problem(unreadable.problem());
        }
        return new ItineraryFile(rows, notes.problems(), notes.warnings());
    }

    /** Answers whether the file can be taken over as it is. */
    public boolean isClean() {
        return problems.isEmpty();
    }

    private static List<ItineraryRow> rows(Table table, TimeZones zones, Notes notes) {
        if (table.brokenOff() != null) {
            notes.problem(table.brokenOff().problem());
        }
        if (table.lines().isEmpty()) {
            return noStops(table, notes);
        }
        var header = Header.of(table.lines().get(0), notes);
        var body = table.lines().subList(1, table.lines().size());
        if (body.isEmpty()) {
            return noStops(table, notes);
        }
        return resolve(drafts(header, body, notes), zones, notes);
    }

    private static List<ItineraryRow> noStops(Table table, Notes notes) {
        if (table.brokenOff() == null) {
            var empty = table.lines().isEmpty();
            var line = empty ? 1 : table.lines().get(0).number();
            notes.problem(new CellProblem(
                    line,
                    "",
                    "",
                    empty ? "the file is empty" : "the file has a header, but no stop",
                    "write a header, then one line for each stop"));
        }
        return List.of();
    }

    private static List<Draft> drafts(Header header, List<Table.Line> body, Notes notes) {
        return body.stream()
                .map(line -> draft(header, line, notes))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Leaves the cells of an overlong row alone: they have moved, and each would be called wrong for that. */
    private static Optional<Draft> draft(Header header, Table.Line line, Notes notes) {
        if (header.isOverrunBy(line)) {
            notes.problem(new CellProblem(
                    line.number(),
                    "",
                    line.cells().get(line.cells().size() - 1),
                    "the line has %d cells, the header only %d"
                            .formatted(line.cells().size(), header.width()),
                    "put quotation marks around a cell that holds the delimiter, like \"Jacksonville, FL\""));
            return Optional.empty();
        }
        return Optional.of(new RowReader(header, line, notes).read());
    }

    private static List<ItineraryRow> resolve(List<Draft> drafts, TimeZones zones, Notes notes) {
        var points =
                drafts.stream().filter(Draft::asksForZone).map(Draft::point).collect(Collectors.toSet());
        var resolver = new RowResolver(zones.at(points), notes);
        return drafts.stream().map(resolver::resolve).flatMap(Optional::stream).toList();
    }
}
