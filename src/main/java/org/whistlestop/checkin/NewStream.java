package org.whistlestop.checkin;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.support.InReach;

/** Where the host can be watched live at a stop, or that this is over. */
public record NewStream(
        @NotBlank @Size(max = 80) @Schema(examples = "42-stores")
        String tour,

        @NotBlank @Size(max = 100) @Schema(examples = "boston-copley-place")
        String stop,

        @Size(max = 500)
        @Schema(
                nullable = true,
                description = "https, at a public host name; null says that the stream has ended",
                examples = "https://video.example.com/rita/live")
        String url,

        @NotNull
        @InReach
        @Schema(description = "When it was said, by the phone's clock", examples = "2026-11-21T16:55:00Z")
        Instant happenedAt) {

    /** Times are kept in microseconds, as PostgreSQL does, so that a repeat compares equal. */
    public NewStream {
        url = url == null || url.isBlank() ? null : url.strip();
        happenedAt = happenedAt == null ? null : happenedAt.truncatedTo(ChronoUnit.MICROS);
    }

    @JsonIgnore
    public boolean isEnd() {
        return url == null;
    }

    @JsonIgnore
    @AssertTrue(message = "is no public https address, like https://video.example.com/live")
    public boolean isUrlPublic() {
        return url == null || PublicAddress.isPublic(url);
    }

    @JsonIgnore
    @AssertTrue(message = "holds coordinates; a person's place stays on the phone, so leave them out")
    public boolean isUrlFreeOfCoordinates() {
        return url == null || !Coordinates.areIn(url) && !Coordinates.areIn(decoded(url));
    }

    private static String decoded(String url) {
        try {
            return URLDecoder.decode(url, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return url;
        }
    }
}
