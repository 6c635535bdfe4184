package org.whistlestop.conversation.mention;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.checkin.CheckInView;

/** A mention as the team reads it. What its page says is somebody else's words, as plain text. */
public record MentionView(
        UUID id,
        String tour,

        @Schema(nullable = true, description = "None when it is about the whole tour")
        String stop,

        @Schema(description = "The page that links to us") String source,
        @Schema(description = "Our page") String target,
        MentionState state,

        @Schema(nullable = true, description = "Why it is refused, gone or not looked at yet")
        String why,

        @Schema(nullable = true, description = "This and the next four as read there last; none before")
        MentionKind kind,

        @Schema(nullable = true) String author,
        @Schema(nullable = true) String authorUrl,
        @Schema(nullable = true) String extract,
        @Schema(nullable = true) Instant publishedAt,

        @Schema(nullable = true, description = "Since when its words are others than those accepted before")
        Instant changedAt,

        Instant receivedAt,
        @Schema(nullable = true) Instant verifiedAt,
        @Schema(nullable = true) CheckInView.By decidedBy,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(nullable = true) Answer answer) {

    /** What a named person answered. */
    public record Answer(String words, CheckInView.By by, Instant at) {}
}
