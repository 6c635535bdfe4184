package org.whistlestop.announcement;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.LocalDateTime;

/**
 * When an announcement is due: so many minutes from what it hangs on, or at a local time of its own.
 *
 * @param offsetMinutes before (negative) or after the anchor; null when fixed
 * @param fixedLocal by the clocks of the store; null unless fixed
 */
@Embeddable
public record Timing(@Enumerated(EnumType.STRING) Anchor anchor, Integer offsetMinutes, LocalDateTime fixedLocal) {

    static Timing fixed(LocalDateTime local) {
        return new Timing(Anchor.FIXED, null, local);
    }

    static Timing from(Anchor anchor, int minutes) {
        return new Timing(anchor, minutes, null);
    }

    Duration offset() {
        return Duration.ofMinutes(offsetMinutes);
    }
}
