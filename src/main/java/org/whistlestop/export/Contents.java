package org.whistlestop.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What {@code tour.json} says, looked at row by row before anything of it is used: which tour, which people, which files. */
final class Contents implements RowsReader.Into {

    private final Function<Table, List<Column>> columns;
    private final int ourSchema;
    private final long rowsAtMost;
    private final List<String> order =
            Tables.ALL.stream().map(table -> table.name).toList();
    private int place = -1;
    private long rows;
    private boolean isOlder;
    private RowCheck check;

    String slug;
    UUID tour;
    final Map<UUID, String> people = new LinkedHashMap<>();
    final List<PhotoFile> files = new ArrayList<>();

    private Contents(Function<Table, List<Column>> columns, int ourSchema, long rowsAtMost) {
        this.columns = columns;
        this.ourSchema = ourSchema;
        this.rowsAtMost = rowsAtMost;
    }

    static Contents read(Path file, Function<Table, List<Column>> columns, int ourSchema, long rowsAtMost) {
        var contents = new Contents(columns, ourSchema, rowsAtMost);
        RowsReader.read(file, contents);
        contents.end();
        return contents;
    }

    @Override
    public void head(String format, int version, int schema, String tour) {
        if (!format.equals(TourFile.FORMAT) || version != TourFile.VERSION) {
            throw BadTourFile.at(
                    TourFile.ROWS,
                    "It is no tour as version " + TourFile.VERSION + " of this format writes it",
                    "Export the tour anew");
        }
        if (schema < 1 || schema > ourSchema) {
            throw BadTourFile.at(
                    TourFile.ROWS,
                    "It comes from a newer Whistlestop (schema " + schema + ", here " + ourSchema + ")",
                    "Bring this installation up to date first");
        }
        isOlder = schema < ourSchema;
        slug = tour;
    }

    @Override
    public void table(String name) {
        var next = order.indexOf(name);
        if (next <= place || !isOlder && next != place + 1) {
            throw BadTourFile.at(name, "No such table is expected here", null);
        }
        place = next;
        check = new RowCheck(Tables.ALL.get(place), columns.apply(Tables.ALL.get(place)), isOlder);
    }

    @Override
    public void row(ObjectNode row) {
        if (++rows > rowsAtMost) {
            throw BadTourFile.of("It has more than " + rowsAtMost + " rows");
        }
        check.look(row);
        var table = Tables.ALL.get(place);
        if (table == Tables.PERSON) {
            people.put(id(row, "id"), row.path("name").asText());
        } else if (table == Tables.TOUR) {
            takeTour(row);
        } else if (table == Tables.SIZE) {
            takeSize(row);
        } else if (table == Tables.ORIGINAL) {
            takeOriginal(row);
        }
    }

    private void takeTour(ObjectNode row) {
        if (tour != null || !row.path("slug").asText().equals(slug)) {
            throw BadTourFile.at("tour", "It is not the one tour that the file is about", null);
        }
        tour = id(row, "id");
    }

    private void takeSize(ObjectNode row) {
        var name = Shapes.SIZE.matcher(row.path("object").asText());
        if (!name.matches() || !name.group(1).equals(row.path("photo_id").asText())) {
            throw BadTourFile.at(row.path("object").asText(), "It is no file of that photo", null);
        }
        files.add(new PhotoFile(name.group(), row.path("bytes").asLong(), name.group(2), true, true));
    }

    private void takeOriginal(ObjectNode row) {
        var pieces = row.path("objects");
        for (var i = 0; i < pieces.size(); i++) {
            files.add(new PhotoFile(
                    pieces.get(i).asText(),
                    row.path("bytes").asLong(),
                    row.path("sha256").asText().replaceFirst("^\\\\x", ""),
                    i == 0,
                    i == pieces.size() - 1));
        }
    }

    private void end() {
        if (tour == null || !isOlder && place != order.size() - 1) {
            throw BadTourFile.at(TourFile.ROWS, "Something is missing at its end", null);
        }
        if (files.stream().map(PhotoFile::name).distinct().count() < files.size()) {
            throw BadTourFile.at("photo_size", "Two rows name the same file", null);
        }
    }

    private static UUID id(ObjectNode row, String column) {
        if (!row.hasNonNull(column)) {
            throw BadTourFile.at(TourFile.ROWS, "A row has no " + column, null);
        }
        return UUID.fromString(row.get(column).asText());
    }
}
