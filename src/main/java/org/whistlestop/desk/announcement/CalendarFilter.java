package org.whistlestop.desk.announcement;

import java.util.Arrays;
import java.util.Locale;
import org.whistlestop.support.ProblemException;

/** Which of a tour's announcements the list shows. */
enum CalendarFilter {
    ALL("All"),
    OPEN("To approve"),
    PLANNED("Planned"),
    SENT("Sent"),
    TROUBLE("Held or failed"),
    CANCELLED("Cancelled");

    private final String inWords;

    CalendarFilter(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All but what was cancelled, where nothing is asked for. */
    public boolean lets(CalendarState state) {
        return this == ALL ? state != CalendarState.CANCELLED : state.filter() == this;
    }

    static CalendarFilter of(String word) {
        return Arrays.stream(values())
                .filter(known -> word == null || word.isBlank() || known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no such list of announcements."));
    }
}
