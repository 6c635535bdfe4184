package org.whistlestop.support;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a list is asked for, in JPQL, with what it names filled in. */
public record Condition(String words, Map<String, Object> values) {

    public Condition(String words, String name, Object value) {
        this(words, Map.of(name, value));
    }

    public Condition and(String more, String name, Object value) {
        var all = new HashMap<>(values);
        all.put(name, value);
        return new Condition(words + " and " + more, all);
    }

    /**
     * The next page of a list that goes from the newest to the oldest by {@code receivedAt}.
     *
     * @param after the last one of the page before; null for the first page
     */
    public Condition after(Class<?> entity, String alias, UUID after) {
        return after == null
                ? this
                : and(
                        "(%1$s.receivedAt, %1$s.id) < (select last.receivedAt, last.id from %2$s last where last.id = :after)"
                                .formatted(alias, entity.getSimpleName()),
                        "after",
                        after);
    }
}
