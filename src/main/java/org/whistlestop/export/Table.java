package org.whistlestop.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that goes with a tour: which of its rows do, in which order, and what its columns may hold. Numbers, times and truth
 * values need no word here, the catalogue knows them; ids and texts do, and a test asks for it.
 */
final class Table {

    /** By which a tour's id stands in conditions; an id is nothing that SQL could be hidden in. */
    private static final String TOUR = ":tour";

    final String name;
    final String order;
    final Map<String, String> references = new LinkedHashMap<>();
    final Map<String, Predicate<String>> shapes = new LinkedHashMap<>();
    final Map<String, String> leftOut = new LinkedHashMap<>();
    private final String owned;
    private String[] people = {};
    private String[] words = {};

    private Table(String name, String owned, String order) {
        this.name = name;
        this.owned = owned;
        this.order = order;
    }

    /** A table with a column for the tour. */
    static Table ofTour(String name, String order) {
        return new Table(name, "tour_id = " + TOUR, order);
    }

    /** A table whose rows hang on rows of another one, by a column. */
    static Table below(Table parent, String column, String name, String order) {
        return new Table(name, column + " in (select id from " + parent.name + " where " + parent.owned + ")", order)
                .refersTo(parent.name, column);
    }

    static Table where(String owned, String name, String order) {
        return new Table(name, owned, order);
    }

    /** Ids of rows of another table; where there are such rows, they are the same tour's. */
    Table refersTo(String table, String... columns) {
        Arrays.stream(columns).forEach(column -> references.put(column, table));
        return this;
    }

    Table people(String... columns) {
        people = columns;
        return this;
    }

    /** Texts that may be anything: every page escapes them, or the database knows which there are. */
    Table words(String... columns) {
        words = columns;
        return this;
    }

    Table shaped(Pattern shape, String... columns) {
        return shaped(shape.asMatchPredicate(), columns);
    }

    Table shaped(Predicate<String> shape, String... columns) {
        Arrays.stream(columns).forEach(column -> shapes.put(column, shape));
        return this;
    }

    Table oneOf(Class<? extends Enum<?>> words, String... columns) {
        var names = Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
        return shaped(names::contains, columns);
    }

    Table without(String why, String... columns) {
        Arrays.stream(columns).forEach(column -> leftOut.put(column, why));
        return this;
    }

    /** The condition for rows of a tour. */
    String ownedBy(UUID tour) {
        return owned.replace(TOUR, "'" + tour + "'::uuid");
    }

    String[] people() {
        return people;
    }

    boolean isSaid(String column) {
        return column.equals("id")
                || column.equals("tour_id")
                || leftOut.containsKey(column)
                || references.containsKey(column)
                || shapes.containsKey(column)
                || Stream.of(people, words).flatMap(Arrays::stream).anyMatch(column::equals);
    }

    @Override
    public String toString() {
        return name;
    }
}
