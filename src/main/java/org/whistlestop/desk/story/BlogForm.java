package org.whistlestop.desk.story;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.whistlestop.story.LivePosts;
import org.whistlestop.story.StorySettings;
import org.whistlestop.story.WrapUps;
import org.whistlestop.support.ProblemException;

/** What a tour writes into its blog, as somebody typed it, kept as it is when it has to be mended. */
record BlogForm(
        @RestForm String channel,
        @RestForm String live,
        @RestForm String livePublished,
        @RestForm String wrapUp,
        @RestForm String wrapUpAt,
        @RestForm String author,
        @RestForm String category) {

    static BlogForm of(StorySettings story) {
        return new BlogForm(
                story.channel() == null ? "" : story.channel().toString(),
                story.live().word(),
                Boolean.toString(story.livePublished()),
                story.wrapUp().word(),
                story.wrapUpAt().toString(),
                story.author() == null ? "" : story.author(),
                story.category() == null ? "" : story.category());
    }

    StorySettings request() {
        return new StorySettings(
                channel == null || channel.isBlank() ? null : read("channel", () -> UUID.fromString(channel)),
                read("live", () -> LivePosts.fromString(live)),
                "true".equals(livePublished),
                read("wrapUp", () -> WrapUps.fromString(wrapUp)),
                time(),
                author,
                category);
    }

    private LocalTime time() {
        try {
            return LocalTime.parse(wrapUpAt == null ? "" : wrapUpAt.strip());
        } catch (DateTimeException e) {
            throw ProblemException.invalid("wrapUpAt", "“" + wrapUpAt + "” is not a time", "Write it like 20:00");
        }
    }

    private static <T> T read(String field, java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw ProblemException.invalid(field, "That choice cannot be read", "Use the fields of the page");
        }
    }
}
