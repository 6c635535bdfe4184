package org.whistlestop.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.whistlestop.support.InReach;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.LocalTimes;
import org.whistlestop.tour.NewStop;
import org.whistlestop.tour.NewVenue;
import org.whistlestop.tour.StopView;

/** A stop's fields as somebody typed them, kept as they are when one has to be mended. */
record StopForm(
        @RestForm String store,
        @RestForm String street,
        @RestForm String city,
        @RestForm String region,
        @RestForm String postalCode,
        @RestForm String country,
        @RestForm String latitude,
        @RestForm String longitude,
        @RestForm String starts,
        @RestForm String ends,
        @RestForm String zone,
        @RestForm String revealAt) {

    static final StopForm EMPTY = new StopForm("", "", "", "", "", "US", "", "", "", "", "", "");

    static StopForm of(StopView stop) {
        var venue = stop.venue();
        return new StopForm(
                venue.store(),
                venue.street(),
                venue.city(),
                venue.region(),
                venue.postalCode(),
                venue.country(),
                Double.toString(venue.point().latitude()),
                Double.toString(venue.point().longitude()),
                stop.startsLocal().toString(),
                stop.endsLocal().toString(),
                stop.zone(),
                "");
    }

    /** The stop without any moment of reveal. */
    NewStop stop() {
        return new NewStop(
                venue(), local("starts", starts), local("ends", ends), isBlank(zone) ? null : zone.strip(), null);
    }

    /** The stop hidden until its reveal, which was typed as the clocks of that zone show it. */
    NewStop stopHiddenIn(ZoneId zone) {
        var stop = stop();
        return new NewStop(stop.venue(), stop.starts(), stop.ends(), zone.getId(), instant("revealAt", revealAt, zone));
    }

    boolean hasReveal() {
        return !isBlank(revealAt);
    }

    NewVenue venue() {
        return new NewVenue(
                store,
                street,
                city,
                region,
                postalCode,
                isBlank(country) ? null : country.strip().toUpperCase(Locale.ROOT),
                degrees("latitude", latitude),
                degrees("longitude", longitude));
    }

    private static Double degrees(String field, String typed) {
        var digits = typed == null ? "" : typed.strip().replace(',', '.');
        if (!digits.matches("-?\\d{1,3}(\\.\\d{1,15})?")) {
            throw ProblemException.invalid(field, "“" + digits + "” is no " + field, "Write degrees like 33.8463");
        }
        return Double.valueOf(digits);
    }

    private static LocalDateTime local(String field, String typed) {
        try {
            return LocalDateTime.parse(typed == null ? "" : typed.strip().replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw ProblemException.invalid(
                    field,
                    "“" + (typed == null ? "" : typed) + "” is not a date and time",
                    "Write it like 2026-11-21T11:00");
        }
    }

    /** Reads a local time at the store; one that the clocks skip or show twice is asked about. */
    static Instant instant(String field, String typed, ZoneId zone) {
        try {
            var local = local(field, typed);
            if (!InReach.OfLocal.isInReach(local)) {
                throw ProblemException.invalid(field, "That is too far away", "Choose a year before 2200");
            }
            return LocalTimes.resolve(local, zone);
        } catch (LocalTimes.NoSuchInstant e) {
            throw ProblemException.invalid(field, e.getMessage(), "Choose another minute");
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
