package org.whistlestop.photo;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A photo as staff sees it.
 *
 * @param stop slug; null until it is known where it was taken
 * @param credit who took it, as the public reads it
 * @param ownCredit the same where it was said with the photo, else null
 * @param sender who sent it; null for a fan
 * @param lead whether it stands for its stop
 * @param sources all sizes there are, served to staff even before the public sees them
 * @param reports what the public has against it, since the last decision
 */
public record PhotoView(
        UUID id,
        @Schema(nullable = true) String stop,
        @Schema(nullable = true) String place,
        PhotoStatus status,
        PhotoState state,
        @Schema(nullable = true) String alt,
        @Schema(nullable = true) String caption,
        String credit,
        @Schema(nullable = true) String ownCredit,
        @Schema(nullable = true) UUID senderId,
        @Schema(nullable = true) String sender,
        @Schema(nullable = true) Instant takenAt,
        Instant receivedAt,
        @Schema(nullable = true) Instant shownAt,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(nullable = true) String decidedBy,
        @Schema(nullable = true) String reason,
        @Schema(nullable = true) String failure,
        @Schema(nullable = true) Integer width,
        @Schema(nullable = true) Integer height,
        @Schema(nullable = true) String placeholder,
        boolean lead,
        List<PhotoCard.Source> sources,
        List<Report> reports) {

    public record Report(String reason, Instant reportedAt) {}
}
