package org.whistlestop.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks at each row of one table: known columns, the same in every row, values of their type and shape. */
final class RowCheck {

    private static final String DAY = "(19|20|21)\\d\\d-\\d\\d-\\d\\d";
    private static final String TIME = "\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?";

    /** How values of a type are written; of other types JSON says enough. */
    private static final Map<String, Predicate<String>> WRITTEN = Map.of(
            "uuid", Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").asMatchPredicate(),
            "timestamptz", Pattern.compile(DAY + "T" + TIME + "\\+00:00").asMatchPredicate(),
            "timestamp", Pattern.compile(DAY + "T" + TIME).asMatchPredicate(),
            "date", Pattern.compile(DAY).asMatchPredicate(),
            "time", Pattern.compile(TIME).asMatchPredicate(),
            "bytea", Pattern.compile("\\\\x([0-9a-f]{2})*+").asMatchPredicate(),
            "varchar", RowCheck::canBeKept,
            "text", RowCheck::canBeKept,
            "bpchar", RowCheck::canBeKept);

    private static final Set<String> WHOLE_NUMBERS = Set.of("int2", "int4", "int8");

    private final Table table;
    private final Map<String, Column> columns;
    private final boolean mayLack;
    private Set<String> first;
    private int number;

    /** @param mayLack whether the file is of an older version, that did not know all columns */
    RowCheck(Table table, List<Column> columns, boolean mayLack) {
        this.table = table;
        this.columns = columns.stream().collect(Collectors.toMap(Column::name, Function.identity()));
        this.mayLack = mayLack;
    }

    void look(ObjectNode row) {
        number++;
        var names = new java.util.LinkedHashSet<String>();
        row.fieldNames().forEachRemaining(names::add);
        first = first == null ? names : first;
        if (!first.equals(names) || !mayLack && names.size() < columns.size()) {
            throw bad("", "It does not have the columns that it should have");
        }
        row.properties().forEach(field -> look(field.getKey(), field.getValue()));
    }

    private void look(String name, JsonNode value) {
        var column = columns.get(name);
        if (column == null) {
            throw bad("." + name, "There is no such column");
        }
        if (value.isNull()) {
            if (!column.nullable()) {
                throw bad("." + name, "It is empty");
            }
        } else if (column.isMany()) {
            if (!value.isArray()) {
                throw bad("." + name, "It is no list");
            }
            value.forEach(one -> lookAtOne(column, one));
        } else {
            lookAtOne(column, value);
        }
    }

    private void lookAtOne(Column column, JsonNode value) {
        if (!isOfType(column.single(), value)) {
            throw bad("." + column.name(), "It is no value of this kind");
        }
        var shape = table.shapes.get(column.name());
        if (shape != null && !shape.test(value.asText())) {
            throw bad("." + column.name(), "It is none that can stand there");
        }
    }

    private static boolean isOfType(String type, JsonNode value) {
        if (WHOLE_NUMBERS.contains(type)) {
            return value.isIntegralNumber() && value.canConvertToLong();
        }
        return switch (type) {
            case "bool" -> value.isBoolean();
            case "float8" -> value.isNumber();
            case "jsonb" -> value.isObject();
            default ->
                value.isTextual() && WRITTEN.getOrDefault(type, any -> false).test(value.textValue());
        };
    }

    /** Answers of foreign servers are kept to the letter, with whatever is in them. */
    private static boolean canBeKept(String text) {
        return text.indexOf('\0') < 0;
    }

    private RuntimeException bad(String column, String wrong) {
        var shown = column.length() <= 80 ? column : column.substring(0, 80);
        return BadTourFile.at(table.name + "[" + number + "]" + shown, wrong, null);
    }
}
