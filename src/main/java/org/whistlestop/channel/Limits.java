package org.whistlestop.channel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a kind of channel can take, and what it cannot do.
 *
 * @param longest text in the channel's own counting; 0 is no limit
 * @param linkLength what any web address counts; 0 is its own length
 * @param linkInText whether the link to the stop belongs into the text
 * @param titled whether there is a title
 * @param pictures whether it takes a photo
 * @param longestAlt of a photo, in characters
 * @param honestly what is good to know before one trusts it, in sentences
 */
public record Limits(
        @Schema(description = "In the channel's own counting; 0 is no limit")
        int longest,

        Counting counting,

        @Schema(description = "What any web address counts; 0 is its own length")
        int linkLength,

        boolean linkInText,
        boolean titled,
        boolean pictures,
        int longestAlt,

        @Schema(description = "What is good to know before one trusts it")
        List<String> honestly) {

    /** How a channel counts. */
    public enum Counting {
        /** What people see as one character (Unicode TR 29). */
        GRAPHEMES,
        /** Unicode code points. */
        CHARACTERS,
        /** X's: most letters of the West count one, others and emoji two, in a scale of halves. */
        WEIGHTED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
