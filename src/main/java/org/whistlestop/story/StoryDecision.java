package org.whistlestop.story;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person decides about a post that is held.
 *
 * @param seen of the post as they saw it; null where nothing stands there
 */
public record StoryDecision(
        @NotNull @Schema(description = "over, part, anew or leave", examples = "over")
        Decision decision,

        @Size(max = 64) @Schema(nullable = true, description = "As the post's view gave it")
        String seen) {}
