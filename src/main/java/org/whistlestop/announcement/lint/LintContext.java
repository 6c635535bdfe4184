package org.whistlestop.announcement.lint;

import java.time.Instant;
import java.util.List;

/**
 * Holds what is known around a text; every list may be empty.
 *
 * @param places names of stores and cities
 * @param people names of the host and of the author
 * @param at when it goes out; without it nothing is compared with what was said before
 * @param earlier what the tour said before, newest first, up to 50
 */
public record LintContext(List<String> places, List<String> people, Instant at, List<Earlier> earlier) {

    public static final LintContext NONE = new LintContext(List.of(), List.of(), null, List.of());

    public LintContext {
        places = places == null ? List.of() : List.copyOf(places);
        people = people == null ? List.of() : List.copyOf(people);
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
    }
}
