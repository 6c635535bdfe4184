package org.whistlestop.tour.itinerary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.whistlestop.tour.Venue;

/** Finds what can hardly be meant in a readable itinerary: overlaps, legs too fast, points in another state. */
public final class ItineraryWarnings {

    private static final double ROAD_KM_PER_HOUR = 90;
    private static final double LONGEST_DRIVE_KM = 400;
    private static final double FLIGHT_KM_PER_HOUR = 700;
    private static final Duration AIRPORTS = Duration.ofHours(3);
    private static final double FAR_OUTSIDE_KM = 20; // outlines are coarse, and malls stand at borders

    private ItineraryWarnings() {}

    /** Holds where and when a line of the file wants the host; cancelled stops are left out by the caller. */
    public record Visit(int line, Venue venue, Instant starts, Instant ends) {

        /** Takes from a row what warnings need. */
        public static Visit of(ItineraryRow row) {
            return new Visit(row.line(), row.venue(), row.starts(), row.ends());
        }

        private String inWords() {
            return venue.store() + " in " + venue.city();
        }
    }

    /** Answers the warnings in the order of lines. */
    public static List<Warning> of(List<Visit> visits, RegionCheck regions) {
        return Stream.concat(journey(visits).stream(), misplaced(visits, regions))
                .sorted(Comparator.comparingInt(Warning::line))
                .toList();
    }

    private static List<Warning> journey(List<Visit> visits) {
        var warnings = new ArrayList<Warning>();
        Visit before = null; // of all that started earlier, the one that ends last
        for (var visit :
                visits.stream().sorted(Comparator.comparing(Visit::starts)).toList()) {
            if (before != null) {
                leg(before, visit).ifPresent(warnings::add);
            }
            if (before == null || !visit.ends().isBefore(before.ends())) {
                before = visit;
            }
        }
        return warnings;
    }

    private static Optional<Warning> leg(Visit from, Visit to) {
        var between = Duration.between(from.ends(), to.starts());
        if (between.isNegative()) {
            return Optional.of(overlap(from, to, between.negated()));
        }
        var kilometres = from.venue().point().kilometresTo(to.venue().point());
        return travelTime(kilometres).compareTo(between) > 0
                ? Optional.of(tooFast(from, to, between, kilometres))
                : Optional.empty();
    }

    private static Duration travelTime(double kilometres) {
        return isDrive(kilometres)
                ? hours(kilometres / ROAD_KM_PER_HOUR)
                : AIRPORTS.plus(hours(kilometres / FLIGHT_KM_PER_HOUR));
    }

    private static boolean isDrive(double kilometres) {
        return kilometres <= LONGEST_DRIVE_KM;
    }

    private static Warning overlap(Visit from, Visit to, Duration shared) {
        return new Warning(
                to.line(),
                "%s starts %s before %s ends (line %d)"
                        .formatted(to.inWords(), inWords(shared), from.inWords(), from.line()));
    }

    private static Warning tooFast(Visit from, Visit to, Duration between, double kilometres) {
        return new Warning(
                to.line(),
                "%s from %s to %s, %.0f km apart, which takes about %s %s"
                        .formatted(
                                inWords(between),
                                from.inWords(),
                                to.inWords(),
                                kilometres,
                                inWords(travelTime(kilometres)),
                                isDrive(kilometres) ? "by road" : "by air"));
    }

    private static Stream<Warning> misplaced(List<Visit> visits, RegionCheck regions) {
        return visits.stream()
                .filter(visit -> !visit.venue().region().isEmpty())
                .flatMap(visit -> kilometresOutside(visit, regions).stream()
                        .filter(kilometres -> kilometres > FAR_OUTSIDE_KM)
                        .mapToObj(kilometres -> new Warning(
                                visit.line(),
                                "the point of %s lies %.0f km outside %s"
                                        .formatted(
                                                visit.inWords(),
                                                kilometres,
                                                visit.venue().region()))));
    }

    private static OptionalDouble kilometresOutside(Visit visit, RegionCheck regions) {
        var venue = visit.venue();
        var point = venue.point();
        return regions.kilometresOutside(venue.country(), venue.region(), point.latitude(), point.longitude());
    }

    private static Duration hours(double hours) {
        return Duration.ofSeconds(Math.round(hours * 3600));
    }

    /** Says a duration like {@code 2 h 10 min}, to the nearest minute. */
    private static String inWords(Duration duration) {
        var minutes = Math.round(duration.toSeconds() / 60.0);
        return minutes < 60 ? minutes + " min" : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }
}
