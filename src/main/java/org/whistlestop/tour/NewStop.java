package org.whistlestop.tour;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.support.InReach;

/** A stop to make, or all that may be edited of one. */
public record NewStop(
        @NotNull @Valid NewVenue venue,

        @NotNull
        @InReach
        @Schema(
                description = "Local time at the store",
                examples = "2026-11-21T11:00",
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)
        LocalDateTime starts,

        @NotNull
        @InReach
        @Schema(
                description = "Local time at the store",
                examples = "2026-11-21T15:00",
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)
        LocalDateTime ends,

        @Size(max = 60)
        @Schema(description = "IANA time zone; found from the coordinates when left out", examples = "America/New_York")
        String zone,

        @InReach
        @Schema(description = "Hidden from the public until then; only for a stop that the public has not seen")
        Instant revealAt) {}
