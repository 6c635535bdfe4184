package org.whistlestop.channel.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;

/**
 * What a follower's browser gets, sealed, and shows.
 *
 * @param tag the delivery's name: a note that comes twice takes the place of the first
 * @param link path of the page to open, on the origin that the browser followed from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PushNote(String title, String text, String language, String tag, String link) {

    /** What every push service takes when sealed (RFC 8291, section 4). */
    private static final int MOST_BYTES = 3993;

    private static final ObjectMapper JSON = new ObjectMapper();

    static PushNote of(Message message) {
        return new PushNote(
                message.title(), message.text(), message.language(), message.name(), pathOf(message.link()));
    }

    private static String pathOf(String link) {
        return link == null ? null : URI.create(link).getRawPath();
    }

    byte[] bytes() {
        var bytes = json().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw NotSent.refused("Title and text are longer than push services take. Shorten them.");
        }
        return bytes;
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
