package org.whistlestop.tour;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Turns local times into instants, here and nowhere else: a local time that does not exist or exists twice, as clocks
 * change, is refused and so asked about, where {@link java.time.ZonedDateTime} would silently pick one.
 */
public final class LocalTimes {

    private LocalTimes() {}

    /** Resolves a local time that exists once; throws {@link Missing} or {@link Ambiguous} otherwise. */
    public static Instant resolve(LocalDateTime local, ZoneId zone) {
        var offsets = offsetsOf(local, zone);
        if (offsets.size() > 1) {
            throw new Ambiguous(local, zone, offsets.get(0), offsets.get(1));
        }
        return local.toInstant(offsets.get(0));
    }

    /** Resolves a local time whose offset was said; throws {@link WrongOffset} when the zone has another one then. */
    public static Instant resolve(LocalDateTime local, ZoneId zone, ZoneOffset offset) {
        var offsets = offsetsOf(local, zone);
        if (!offsets.contains(offset)) {
            throw new WrongOffset(local, zone, offset, offsets);
        }
        return local.toInstant(offset);
    }

    /** Says whether the clocks of the zone show this time twice. */
    public static boolean isAmbiguous(LocalDateTime local, ZoneId zone) {
        return zone.getRules().getValidOffsets(local).size() > 1;
    }

    private static List<ZoneOffset> offsetsOf(LocalDateTime local, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            var change = zone.getRules().getTransition(local);
            throw new Missing(local, zone, change.getDateTimeBefore(), change.getDateTimeAfter());
        }
        return offsets;
    }

    /** Tells that a local time of a zone is not one instant. */
    public abstract static sealed class NoSuchInstant extends RuntimeException permits Missing, Ambiguous, WrongOffset {

        private final transient LocalDateTime local;
        private final transient ZoneId zone;

        private NoSuchInstant(LocalDateTime local, ZoneId zone, String message) {
            super(message);
            this.local = local;
            this.zone = zone;
        }

        public LocalDateTime local() {
            return local;
        }

        public ZoneId zone() {
            return zone;
        }
    }

    /** Tells that the clocks jump over a local time. */
    public static final class Missing extends NoSuchInstant {

        private final transient LocalDateTime jumpFrom;
        private final transient LocalDateTime jumpTo;

        private Missing(LocalDateTime local, ZoneId zone, LocalDateTime jumpFrom, LocalDateTime jumpTo) {
            super(
                    local,
                    zone,
                    "%s on %s does not exist in %s: the clocks go from %s straight to %s"
                            .formatted(
                                    local.toLocalTime(),
                                    local.toLocalDate(),
                                    zone,
                                    jumpFrom.toLocalTime(),
                                    jumpTo.toLocalTime()));
            this.jumpFrom = jumpFrom;
            this.jumpTo = jumpTo;
        }

        /** Answers the last whole minute that the clocks show before they jump. */
        public LocalDateTime lastValid() {
            return jumpFrom.minusMinutes(1);
        }

        /** Answers the first time that the clocks show after they jumped. */
        public LocalDateTime firstValid() {
            return jumpTo;
        }
    }

    /** Tells that the clocks show a local time twice. */
    public static final class Ambiguous extends NoSuchInstant {

        private final transient ZoneOffset earlier;
        private final transient ZoneOffset later;

        private Ambiguous(LocalDateTime local, ZoneId zone, ZoneOffset earlier, ZoneOffset later) {
            super(
                    local,
                    zone,
                    "%s on %s comes twice in %s: the clocks go back that night"
                            .formatted(local.toLocalTime(), local.toLocalDate(), zone));
            this.earlier = earlier;
            this.later = later;
        }

        /** Answers the offset at the first time the clocks show it. */
        public ZoneOffset earlierOffset() {
            return earlier;
        }

        /** Answers the offset at the second time. */
        public ZoneOffset laterOffset() {
            return later;
        }
    }

    /** Tells that a zone has another offset at a local time than was said. */
    public static final class WrongOffset extends NoSuchInstant {

        private final transient List<ZoneOffset> valid;

        private WrongOffset(LocalDateTime local, ZoneId zone, ZoneOffset said, List<ZoneOffset> valid) {
            super(
                    local,
                    zone,
                    "%s is not an offset of %s at %s on %s"
                            .formatted(said, zone, local.toLocalTime(), local.toLocalDate()));
            this.valid = List.copyOf(valid);
        }

        /** Answers the one or two offsets that would be right. */
        public List<ZoneOffset> validOffsets() {
            return valid;
        }
    }
}
