package org.whistlestop.announcement;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link to hand to the one who is asked; shown this once. */
public record ApprovalLinkView(
        String name,
        @Schema(description = "Shown this once") String url,
        Instant expiresAt) {}
