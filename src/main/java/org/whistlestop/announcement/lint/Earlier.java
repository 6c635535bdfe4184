package org.whistlestop.announcement.lint;

import java.time.Instant;

/** Holds what the tour said before, and whether that was a billboard. */
public record Earlier(String text, Instant at, boolean billboard) {

    public Earlier {
        text = text == null ? "" : text;
    }
}
