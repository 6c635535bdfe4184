package org.whistlestop.announcement.lint;

/**
 * Explains one thing that was found.
 *
 * @param rule its id in the table
 * @param points what it takes off the score
 * @param start of the first place found, in UTF-16 units, or -1 when it is about the whole text
 * @param end behind that place, or -1
 */
public record Finding(String rule, int points, String reason, String advice, String example, int start, int end) {}
