package org.whistlestop.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One post of the blog as the desk sees it. */
public record StoryPostView(
        UUID id,
        StoryKind kind,

        @Schema(description = "What it tells of, for people", examples = "Copley Place, Boston")
        String about,

        @Schema(nullable = true, description = "Slug of its stop; none for a day or the whole tour")
        String stop,

        @Schema(nullable = true, description = "The day that it wraps up")
        LocalDate day,

        StoryState state,

        @Schema(nullable = true, description = "Why it waits for a person")
        Hold held,

        @Schema(description = "What a person may decide about it")
        List<Decision> choices,

        @Schema(nullable = true, description = "Why it is held or failed, in a sentence")
        String words,

        @Schema(nullable = true, description = "When it is looked after next")
        Instant nextAt,

        @Schema(nullable = true, description = "In the blog's own word, such as draft or publish")
        String status,

        @Schema(nullable = true, description = "Where readers, or who previews it, find it")
        String link,

        @Schema(nullable = true, description = "Where an editor goes on with it")
        String edit,

        @Schema(nullable = true) Instant writtenAt,

        @Schema(
                nullable = true,
                description = "While it is held: what stands there, a line for each paragraph and photo")
        String standing,

        @Schema(nullable = true, description = "While it is held: what would be written, in the same way")
        String offered,

        @Schema(nullable = true, description = "Names what stands there; a decision is about this and nothing later")
        String seen) {}
