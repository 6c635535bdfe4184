package org.whistlestop.tour;

import java.time.Instant;

/**
 * Something said at a stop and what was answered, as the public reads it.
 *
 * @param at where it stands among check-ins and photos
 * @param said what was asked or wished for; null where only the answer is public
 * @param by who said it; null for a customer without a name
 * @param answer null where there is none yet
 * @param answeredBy the person who answered
 * @param link to where it stands; null for none
 */
public record StoryItem(Instant at, String said, String by, String answer, String answeredBy, String link) {}
