package org.whistlestop.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.Sql;

/** Puts rows that were looked at into their tables, many at a time: PostgreSQL reads its own JSON again. */
final class RowsIn implements RowsReader.Into {

    private static final int AT_ONCE = 200;
    private static final int CHARACTERS_AT_ONCE = 4 * 1024 * 1024;

    private final AgroalDataSource database;
    private final Set<String> newPeople;
    private final List<String> waiting = new ArrayList<>();
    private final Map<Table, Long> counts = new LinkedHashMap<>();
    private int characters;
    private Table table;
    private List<String> columns;

    /** @param newPeople ids of those who are not here yet; of the others nothing is changed */
    private RowsIn(AgroalDataSource database, Set<String> newPeople) {
        this.database = database;
        this.newPeople = newPeople;
    }

    /** Answers how many rows came into each table. */
    static Map<Table, Long> insert(Path file, AgroalDataSource database, Set<String> newPeople) {
        var rows = new RowsIn(database, newPeople);
        RowsReader.read(file, rows);
        rows.flush();
        return rows.counts;
    }

    @Override
    public void head(String format, int version, int schema, String tour) {}

    @Override
    public void table(String name) {
        flush();
        table = Tables.BY_NAME.get(name);
        counts.put(table, 0L);
    }

    @Override
    public void row(ObjectNode row) {
        if (isOfSomebodyHere(row)) {
            return;
        }
        if (waiting.isEmpty()) {
            columns = new ArrayList<>();
            row.fieldNames().forEachRemaining(columns::add);
        }
        var text = row.toString();
        waiting.add(text);
        characters += text.length();
        counts.merge(table, 1L, Long::sum);
        if (waiting.size() == AT_ONCE || characters > CHARACTERS_AT_ONCE) {
            flush();
        }
    }

    private boolean isOfSomebodyHere(ObjectNode row) {
        return table == Tables.PERSON && !newPeople.contains(row.path("id").asText())
                || table == Tables.PICTURE
                        && !newPeople.contains(row.path("person_id").asText());
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        var names = String.join(", ", columns);
        var sql = "insert into %s (%s) select %s from json_populate_recordset(null::%s, ?::json)"
                .formatted(table.name, names, names, table.name);
        try {
            Sql.with(database, sql, insert -> {
                insert.setString(1, "[" + String.join(",", waiting) + "]");
                return insert.executeUpdate();
            });
        } catch (IllegalStateException e) {
            throw refusal(e);
        }
        waiting.clear();
        characters = 0;
    }

    /** What the database says of a value stays here: it may be about what others have. */
    private RuntimeException refusal(IllegalStateException failure) {
        var state = failure.getCause() instanceof SQLException refused ? String.valueOf(refused.getSQLState()) : "";
        if (state.equals("23505")) {
            return ProblemException.conflict("Something of this tour is here already (" + table.name
                    + "). A tour comes into an installation once. Nothing was imported.");
        }
        return state.startsWith("22") || state.startsWith("23")
                ? BadTourFile.at(table.name, "A row breaks a rule of its table", null)
                : failure;
    }
}
