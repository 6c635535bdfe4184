package org.whistlestop.conversation.mention;

import java.time.Instant;
import java.util.Objects;

/**
 * What a page that links to us says, as plain text.
 *
 * @param author at most 80 letters
 * @param authorUrl http or https, or null
 * @param extract at most 300 letters, or null
 * @param publishedAt as the page says, or null
 */
public record Quoted(MentionKind kind, String author, String authorUrl, String extract, Instant publishedAt) {

    /** Whether a moderator would read the same. */
    boolean saysTheSame(Mention mention) {
        return kind == mention.kind
                && Objects.equals(author, mention.author)
                && Objects.equals(authorUrl, mention.authorUrl)
                && Objects.equals(extract, mention.extract);
    }
}
