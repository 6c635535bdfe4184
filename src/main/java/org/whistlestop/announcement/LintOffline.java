package org.whistlestop.announcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.announcement.lint.Lint;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tours;

/** Gives a page what it takes to ask the lint's questions while somebody types, with or without a line. */
@ApplicationScoped
public class LintOffline {

    @Inject
    Lint lint;

    @Inject
    Linting linting;

    @Inject
    Tours tours;

    @Inject
    Caller caller;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    /**
     * @param stop slug; null takes no names of a place
     * @param announcement the one that is written anew, which does not repeat itself; null for another
     */
    @Transactional
    public Blocks blocks(String tourSlug, String stop, UUID announcement, boolean linked) {
        var tour = tours.forCaller(tourSlug, Permission.ANNOUNCE);
        var about = stop == null ? null : Stop.findBySlug(tour.id, stop).orElse(null);
        var known = new LinkedHashMap<String, Object>();
        if (about != null) {
            var draft = new Announcement(
                    announcement == null ? UUID.randomUUID() : announcement, tour.id, about.id, clock.instant());
            draft.authors = new UUID[] {caller.person().id};
            var context = linting.context(draft, tour, about);
            known.put("places", context.places());
            known.put("people", context.people());
            known.put("earlier", context.earlier());
        }
        known.put("linked", linked);
        known.put("thresholds", linting.thresholds(tour.id));
        return new Blocks(lint.table(), written(known));
    }

    /** Safe inside a script element. */
    private String written(Object value) {
        try {
            return json.writeValueAsString(value).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JSON for the elements {@code lint-table} and {@code lint-context}. */
    public record Blocks(String table, String context) {}
}
