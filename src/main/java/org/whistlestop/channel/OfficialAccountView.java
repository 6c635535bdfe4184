package org.whistlestop.channel;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account that speaks for a tour, as everybody may read it.
 *
 * @param linksBack whether it says so there: yes, no or unknown, as of {@code checkedAt}
 * @param seenAt when it was last seen to link back
 * @param problem why it is unknown
 */
public record OfficialAccountView(
        UUID id,
        String label,
        String url,
        int position,

        @Schema(enumeration = {"yes", "no", "unknown"}) String linksBack,

        @Schema(nullable = true) Instant checkedAt,
        @Schema(nullable = true) Instant seenAt,
        @Schema(nullable = true) String problem) {

    static OfficialAccountView of(OfficialAccount account) {
        return new OfficialAccountView(
                account.id,
                account.label,
                account.url,
                account.position,
                account.linksBack.word(),
                account.checkedAt,
                account.seenAt,
                account.problem);
    }
}
