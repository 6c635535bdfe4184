package org.whistlestop.channel.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * What is to go out on one channel, to the letter.
 *
 * @param due null until the host has arrived
 * @param from the time within which it was approved to go out; null while that hangs on the arrival
 */
public record NewDelivery(
        UUID tourId,
        UUID stopId,
        UUID announcementId,
        UUID channelId,
        String title,
        String text,
        String language,
        String link,
        UUID photoId,
        String photoAlt,
        Instant due,
        Instant from,
        Instant until) {}
