package org.whistlestop.channel.delivery;

import java.time.Instant;
import java.util.UUID;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.Picture;

/**
 * A delivery that this process has, until its lease ends.
 *
 * @param claim differs each time it is claimed, so that who has lost it changes nothing
 * @param state SENDING, or HELD when it was found too old to go out by itself
 * @param unsure whether it may stand there already
 * @param cancelled whether somebody wants it not to go out
 */
record Claim(
        UUID id,
        UUID claim,
        UUID tourId,
        UUID channelId,
        String name,
        String title,
        String text,
        String language,
        String link,
        UUID photoId,
        String photoAlt,
        Instant due,
        DeliveryState state,
        boolean unsure,
        boolean cancelled,
        int attempt) {

    Message message(Picture picture) {
        return new Message(id, name, title, text, language, link, due, picture);
    }
}
