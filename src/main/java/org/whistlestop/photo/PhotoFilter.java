package org.whistlestop.photo;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which photos staff wants to see. */
public enum PhotoFilter {
    /** Whatever waits for somebody: a decision, a stop, an answer to a report. */
    TO_DO("(p.status = 'WAITING' and p.width is not null or p.status = 'APPROVED' and p.stopId is null "
            + "or p.status in ('WAITING', 'APPROVED') and p.failure is not null and p.width is null "
            + "or p.shown and exists (select 1 from PhotoReport r where r.photoId = p.id and r.settledAt is null))"),
    /** Shown, but of no use to the blog. */
    WITHOUT_ALT("p.status = 'APPROVED' and p.alt is null"),
    SHOWN("p.shown"),
    REJECTED("p.status = 'REJECTED'"),
    REMOVED("p.status in ('REMOVED', 'WITHDRAWN')"),
    ALL("1 = 1");

    /** About {@code p}, in JPQL. */
    final String condition;

    PhotoFilter(String condition) {
        this.condition = condition;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By this name JAX-RS finds it for parameters. */
    @JsonCreator
    public static PhotoFilter fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
