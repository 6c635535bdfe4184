package org.whistlestop.conversation.mention;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * A mention as the public reads it.
 *
 * @param authorUrl where its author is at home, or null
 * @param extract what it says, or null
 * @param at when it was published, as its page says, else when we were told
 * @param answer what a named person of the team answers, or null
 */
public record PublicMention(
        UUID id,
        MentionKind kind,
        String author,
        String authorUrl,
        String extract,
        String source,
        Instant at,
        String answer,
        String answeredBy,
        Instant answeredAt) {

    static PublicMention of(Mention mention, String answeredBy) {
        return new PublicMention(
                mention.id,
                mention.kind,
                mention.author,
                mention.authorUrl,
                mention.extract,
                mention.source,
                mention.publishedAt == null ? mention.receivedAt : mention.publishedAt,
                mention.answer,
                answeredBy == null ? "Somebody who has left" : answeredBy,
                mention.answeredAt);
    }

    /** Where it stands, in few letters. */
    public String host() {
        return URI.create(source).getHost().replaceFirst("^www\\.", "");
    }
}
