package org.whistlestop.announcement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.tour.PlainText;

/** An announcement as it is written; texts may hold fields such as {@code {store}}. */
public record NewAnnouncement(
        @NotBlank @Size(max = 80) @Schema(examples = "42-stores")
        String tour,

        @NotBlank @Size(max = 100) @Schema(examples = "boston-copley-place")
        String stop,

        @NotBlank @Size(max = 200) @Schema(description = "For channels with titles", examples = "Tomorrow in {city}")
        String title,

        @NotBlank
        @Size(max = 5000)
        @Schema(examples = "I am at {store} in {city} on {date} from {starts}. What should I ask them? {host}")
        String text,

        @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
        @Schema(nullable = true, description = "BCP 47; English when left out", examples = "en")
        String language,

        @Schema(nullable = true, description = "Whether the link to the stop goes with it; it does when left out")
        Boolean linked,

        @Schema(nullable = true, description = "A photo that the public may see")
        UUID photo,

        @Size(max = 1500) @Schema(nullable = true, description = "What the photo shows; its own when left out")
        String photoAlt,

        @NotNull @Valid When when,
        @NotNull @Size(max = 20) List<@NotNull @Valid On> channels) {

    /** When it goes out: so many minutes from an anchor, or at a local time. */
    public record When(
            @NotNull Anchor anchor,

            @Min(-44640)
            @Max(44640)
            @Schema(nullable = true, description = "Minutes; negative is before", examples = "-1440")
            Integer offsetMinutes,

            @Schema(
                    nullable = true,
                    description = "By the clocks of the store, for fixed",
                    examples = "2027-06-01T09:00")
            LocalDateTime at) {

        @JsonIgnore
        @AssertTrue(message = "needs offsetMinutes with starts, ends and arrival, and at with fixed; not both")
        public boolean isOffsetOrTime() {
            return anchor == null || (anchor == Anchor.FIXED ? at != null && offsetMinutes == null : isOffset());
        }

        private boolean isOffset() {
            return offsetMinutes != null && at == null && (anchor != Anchor.ARRIVAL || offsetMinutes >= 0);
        }

        Timing timing() {
            return anchor == Anchor.FIXED ? Timing.fixed(at) : Timing.from(anchor, offsetMinutes);
        }
    }

    /** One of its channels. */
    public record On(
            @NotNull UUID channel,

            @Size(max = 5000) @Schema(nullable = true, description = "Words for this channel only")
            String text) {

        public On {
            text = tidy(text);
        }
    }

    public NewAnnouncement {
        title = title == null ? null : title.strip().replaceAll("\\s+", " ");
        text = tidy(text);
        language = language == null ? "en" : language;
        linked = linked == null || linked;
        photoAlt = tidy(photoAlt);
    }

    private static String tidy(String text) {
        var tidied = text == null
                ? ""
                : text.replaceAll("\r\n?", "\n").replace('\t', ' ').strip();
        return tidied.isEmpty() ? null : tidied;
    }

    @JsonIgnore
    @AssertTrue(message = "holds a character that cannot be seen; type it anew")
    public boolean isReadable() {
        return texts().noneMatch(PlainText::isUnprintable);
    }

    /** Everything that is said, with fields. */
    Stream<String> texts() {
        var own = channels == null
                ? Stream.<String>empty()
                : channels.stream().filter(on -> on != null).map(On::text);
        return Stream.concat(Stream.of(title, text, photoAlt), own).filter(words -> words != null);
    }
}
