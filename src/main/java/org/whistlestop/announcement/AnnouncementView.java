package org.whistlestop.announcement;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.announcement.lint.Report;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.channel.delivery.DeliveryView;

/** An announcement as the team sees it: as written, as it would go out now, what was approved, and what went out. */
public record AnnouncementView(
        UUID id,
        String tour,
        Place stop,
        List<By> authors,
        String title,
        @Schema(description = "As written, with fields") String text,
        String language,
        boolean linked,
        @Schema(nullable = true) UUID photo,
        @Schema(nullable = true) String photoAlt,
        When when,
        AnnouncementState state,

        @Schema(nullable = true, description = "Why it has changed since it was approved, or was cancelled")
        String why,

        @Schema(description = "To be given in If-Match when it is changed")
        long version,

        @Schema(description = "What an approval would bind now")
        String seal,

        List<On> channels,
        Report lint,
        @Schema(nullable = true) Approved approved,

        @Schema(nullable = true, description = "The announcement that this one puts right")
        UUID corrects,

        List<Said> comments,
        List<DeliveryView> deliveries,
        Instant changedAt) {

    public record By(UUID id, String name) {}

    /** @param status planned, late, live, done, cancelled */
    public record Place(String slug, String store, String city, String zone, LocalDateTime starts, String status) {}

    /**
     * When it is due.
     *
     * @param quiet whether it was moved out of the quiet hours
     */
    public record When(
            Anchor anchor,
            @Schema(nullable = true) Integer offsetMinutes,
            @Schema(nullable = true) LocalDateTime at,
            @Schema(nullable = true) Instant due,

            @Schema(nullable = true, description = "By the clocks of the store")
            LocalDateTime dueLocal,

            boolean quiet) {}

    /**
     * One of its channels.
     *
     * @param own words for this channel only, with fields
     * @param says what would go out there now
     * @param length as the channel counts
     * @param longest 0 is no limit
     */
    public record On(
            UUID channel,
            String name,
            ChannelKind kind,
            @Schema(nullable = true) String own,
            String title,
            String says,
            @Schema(nullable = true) String link,
            int length,
            int longest,

            @Schema(nullable = true, description = "What the last approval bound there, where that is something else")
            String approved) {}

    /** The last approval. */
    public record Approved(
            String by,
            Instant at,
            @Schema(nullable = true) String reason,
            Instant from,
            Instant until,

            @Schema(nullable = true, description = "Since when it holds no more")
            Instant endedAt,

            @Schema(nullable = true) String endedWhy) {}

    /** A comment. */
    public record Said(UUID id, String by, String words, Instant at) {}
}
