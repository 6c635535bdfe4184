package org.whistlestop.tour;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a stop stands: planned, perhaps late, live while the host is there, then done; or cancelled. */
public enum StopStatus {
    PLANNED,
    LATE,
    LIVE,
    DONE,
    CANCELLED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True while the host may still come or is there. */
    public boolean isOpen() {
        return this == PLANNED || this == LATE || this == LIVE;
    }
}
