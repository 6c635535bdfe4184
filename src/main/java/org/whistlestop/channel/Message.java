package org.whistlestop.channel;

import java.time.Instant;
import java.util.UUID;

/**
 * What one delivery says, to the letter.
 *
 * @param delivery the delivery it belongs to
 * @param name under which it stands there and is found again; fixed before the first attempt, see {@link Messenger#nameFor}
 * @param title where the channel has titles
 * @param text with the link in it where {@link Limits#linkInText} says so; lines end with \n
 * @param language BCP 47
 * @param link to the stop's page; null for none
 * @param due the moment it was meant for
 * @param picture null for none
 */
public record Message(
        UUID delivery,
        String name,
        String title,
        String text,
        String language,
        String link,
        Instant due,
        Picture picture) {}
