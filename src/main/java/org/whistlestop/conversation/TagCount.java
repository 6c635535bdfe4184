package org.whistlestop.conversation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often a tag stands on a tour's field notes, and on which. */
public record TagCount(
        @Schema(description = "As it was first written") String tag,
        long notes,
        long wishes,
        long complaints,
        long praise) {}
