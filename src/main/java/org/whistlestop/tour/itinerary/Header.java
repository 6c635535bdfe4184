package org.whistlestop.tour.itinerary;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Knows at which place of a line each column stands, whatever order and names the file gives them. */
final class Header {

    private static final int MOST_COLUMNS = 100;

    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final int width;

    private Header(int width) {
        this.width = width;
    }

    /** Reads the header; throws {@link Unreadable} when it is none. */
    static Header of(Table.Line line, Notes notes) {
        var header = new Header(widthOf(line.cells()));
        if (header.width > MOST_COLUMNS) {
            throw new Unreadable(line.number(), "there are more than 100 columns", "keep the columns of an itinerary");
        }
        for (var place = 0; place < header.width; place++) {
            header.add(line.number(), line.cells().get(place), place, notes);
        }
        if (header.places.isEmpty()) {
            throw new Unreadable(
                    line.number(),
                    "the first line does not name the columns of an itinerary",
                    "begin with a line that has at least " + Column.requiredHeaders());
        }
        header.noteMissing(line.number(), notes);
        return header;
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /** Answers a line's cell, empty where the line is too short or the file has no such column. */
    String cell(Table.Line line, Column column) {
        var place = places.getOrDefault(column, Integer.MAX_VALUE);
        return place < line.cells().size() ? line.cells().get(place) : "";
    }

    /** Answers whether a line has filled cells that no header stands over. */
    boolean isOverrunBy(Table.Line line) {
        return line.cells().stream().skip(width).anyMatch(cell -> !cell.isEmpty());
    }

    int width() {
        return width;
    }

    private static int widthOf(List<String> cells) {
        var width = cells.size();
        while (width > 0 && cells.get(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    private void add(int line, String name, int place, Notes notes) {
        var column = Column.findNamed(name);
        if (column.isEmpty()) {
            notes.warning(line, unknown(name, place));
        } else if (places.putIfAbsent(column.get(), place) != null) {
            notes.problem(line, column.get(), name, twice(column.get()));
        }
    }

    private void noteMissing(int line, Notes notes) {
        Column.REQUIRED.stream()
                .filter(column -> !has(column))
                .forEach(column -> notes.problem(line, column, "", missing(column)));
    }

    private static BadCell missing(Column column) {
        return new BadCell("the column " + column.header() + " is missing", "add a column named " + column.header());
    }

    private static BadCell twice(Column column) {
        return new BadCell("the column " + column.header() + " is there twice", "keep one of the two");
    }

    private static String unknown(String name, int place) {
        return name.isEmpty()
                ? "column " + (place + 1) + " has no name and is not read"
                : "the column \"%s\" is not known and is not read; the nearest known one is %s"
                        .formatted(
                                CellProblem.shown(name), Column.nearestTo(name).header());
    }
}
