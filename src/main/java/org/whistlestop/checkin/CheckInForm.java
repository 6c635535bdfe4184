package org.whistlestop.checkin;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.whistlestop.support.ProblemException;

/**
 * What a button of the host's page sends.
 *
 * @param id made with the page, so that a double tap is one check-in
 * @param say {@code arrived}, {@code late-15} with the minutes, {@code left} or {@code withdrawn}
 * @param happenedAt the phone's time of the tap; empty without JavaScript
 */
record CheckInForm(
        @RestForm UUID id,
        @RestForm String tour,
        @RestForm String stop,
        @RestForm String say,
        @RestForm UUID withdraws,
        @RestForm String happenedAt,
        @RestForm String note) {

    NewCheckIn request(Instant happened) {
        if (id == null || say == null || !say.matches("(arrived|left|withdrawn|late-\\d{1,3})")) {
            throw ProblemException.invalid("say", "The page did not say what happened", "Tap one of the buttons");
        }
        var words = say.split("-");
        var minutes = words.length > 1 ? Integer.valueOf(words[1]) : null;
        return new NewCheckIn(tour, stop, CheckInKind.of(words[0]), minutes, withdraws, happened, null, null, note);
    }

    /** The phone's time of the tap, or ours where the phone did not say. */
    Instant happenedAtOr(Instant now) {
        try {
            return happenedAt == null || happenedAt.isBlank() ? now : Instant.parse(happenedAt);
        } catch (DateTimeException e) {
            return now;
        }
    }
}
