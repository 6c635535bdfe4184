package org.whistlestop.announcement;

import java.time.Instant;
import java.util.UUID;

/**
 * An announcement as it stands on our own pages.
 *
 * @param stop slug of its stop today
 * @param author the named person behind the words
 */
public record Published(
        UUID id, String stop, String title, String text, String language, String author, Instant at, UUID photo) {}
