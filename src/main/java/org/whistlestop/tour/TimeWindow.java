package org.whistlestop.tour;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.whistlestop.support.ProblemException;

/** When a stop takes place: the local text, its zone, and the instants they mean. */
@Embeddable
public record TimeWindow(
        ZoneId zone,
        LocalDateTime startsLocal,
        LocalDateTime endsLocal,
        @Column(name = "starts_at") Instant starts,
        @Column(name = "ends_at") Instant ends) {

    /** Longer visits are taken for a slip of the pen. */
    public static final Duration LONGEST = Duration.ofHours(36);

    /** Refuses local times that do not exist or exist twice, and windows that end before they start: 422. */
    public static TimeWindow of(LocalDateTime starts, LocalDateTime ends, ZoneId zone) {
        var window = new TimeWindow(zone, starts, ends, resolve("starts", starts, zone), resolve("ends", ends, zone));
        if (!window.ends.isAfter(window.starts)) {
            throw ProblemException.invalid("ends", "The stop ends before it starts", "Give an end behind the start");
        }
        if (window.length().compareTo(LONGEST) > 0) {
            throw ProblemException.invalid(
                    "ends", "The stop lasts longer than a day and a half", "Make it several stops");
        }
        return window;
    }

    private static Instant resolve(String field, LocalDateTime local, ZoneId zone) {
        try {
            return LocalTimes.resolve(local, zone);
        } catch (LocalTimes.NoSuchInstant e) {
            throw ProblemException.invalid(field, e.getMessage(), "Choose another minute");
        }
    }

    public Duration length() {
        return Duration.between(starts, ends);
    }

    /** Moves the local times, so that "a day later" is the same time on the wall across a clock change. */
    TimeWindow slippedBy(Duration shift) {
        return of(startsLocal.plus(shift), endsLocal.plus(shift), zone);
    }
}
