package org.whistlestop.story;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.tour.PlainText;

/**
 * What a tour writes into its blog.
 *
 * @param channel a WordPress channel of the tour; null for none
 * @param livePublished whether live posts are published at once; otherwise they are drafts
 * @param wrapUpAt by the clocks of the day's last store; a day whose last stop ends later is wrapped up at its end
 * @param author who stands behind it; the host when left out
 * @param category name, slug or number; the channel's own when left out
 */
public record StorySettings(
        @Schema(nullable = true, description = "A WordPress channel of the tour; none writes nothing")
        UUID channel,

        @NotNull @Schema(description = "none, tour or stop", examples = "stop")
        LivePosts live,

        @Schema(description = "Whether live posts are published at once; otherwise they are drafts")
        boolean livePublished,

        @NotNull @Schema(description = "none, day or stop", examples = "day")
        WrapUps wrapUp,

        @NotNull
        @JsonFormat(pattern = "HH:mm")
        @Schema(
                type = SchemaType.STRING,
                description = "When a day is wrapped up, by the clocks of its last store",
                examples = "20:00")
        LocalTime wrapUpAt,

        @Size(max = 100) @Schema(nullable = true, description = "Who stands behind the posts; the host when left out")
        String author,

        @Size(max = 200)
        @Schema(
                nullable = true,
                description = "Name, slug or number; the channel's own when left out",
                examples = "News")
        String category) {

    public StorySettings {
        author = blankToNull(author);
        category = blankToNull(category);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip().replaceAll("\\s+", " ");
    }

    @JsonIgnore
    @AssertTrue(message = "is missing; choose a WordPress channel, or write nothing into it")
    public boolean isChannelThere() {
        return channel != null
                || (live == LivePosts.NONE || live == null) && (wrapUp == WrapUps.NONE || wrapUp == null);
    }

    @JsonIgnore
    @AssertTrue(message = "holds a character that cannot be seen; type it anew")
    public boolean isReadable() {
        return Stream.of(author, category).noneMatch(words -> words != null && PlainText.isUnprintable(words));
    }

    static StorySettings of(Story story) {
        return new StorySettings(
                story.channelId,
                story.live,
                story.livePublished,
                story.wrapUp,
                story.wrapUpAt,
                story.author,
                story.category);
    }
}
