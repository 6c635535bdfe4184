package org.whistlestop.announcement;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.whistlestop.account.Person;
import org.whistlestop.announcement.lint.Lint;
import org.whistlestop.announcement.lint.LintContext;
import org.whistlestop.announcement.lint.LintText;
import org.whistlestop.announcement.lint.Report;
import org.whistlestop.announcement.lint.Thresholds;
import org.whistlestop.announcement.lint.Verdict;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Asks the lint's questions of an announcement as it would go out now. */
@ApplicationScoped
class Linting {

    @Inject
    Lint lint;

    @Inject
    Wording wording;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    Report check(Announcement announcement, Tour tour, Stop stop) {
        return check(announcement, tour, stop, thresholds(tour.id), sayings(tour, List.of(announcement)));
    }

    /** Judges the words that go everywhere, and answers the worst of all channels' own. */
    Report check(Announcement announcement, Tour tour, Stop stop, Thresholds thresholds, Sayings sayings) {
        var context = context(announcement, tour, stop, sayings);
        var fields = wording.fields(announcement, tour, stop);
        return Stream.concat(Stream.of(announcement.text), announcement.channels.values().stream())
                .filter(words -> !words.isEmpty())
                .map(words -> lint.check(
                        new LintText(fields.fill(words), announcement.language, announcement.linked),
                        context,
                        thresholds))
                .min(Comparator.comparingInt(Report::score))
                .orElseThrow();
    }

    LintContext context(Announcement announcement, Tour tour, Stop stop) {
        return context(announcement, tour, stop, sayings(tour, List.of(announcement)));
    }

    private LintContext context(Announcement announcement, Tour tour, Stop stop, Sayings sayings) {
        var at = saidAt(announcement);
        return new LintContext(
                List.of(stop.venue.store(), stop.venue.city()),
                people(announcement, tour),
                at,
                sayings.before(announcement.id, at));
    }

    /** What stands before any of these. */
    Sayings sayings(Tour tour, List<Announcement> announcements) {
        var until = announcements.stream().map(this::saidAt).max(Comparator.naturalOrder());
        return until.map(last -> Sayings.of(database, tour.id, last, announcements.size()))
                .orElseGet(() -> new Sayings(List.of()));
    }

    private Instant saidAt(Announcement announcement) {
        return announcement.dueAt == null ? clock.instant() : announcement.dueAt;
    }

    Thresholds thresholds(UUID tourId) {
        var own = TourVoice.of(tourId).lint;
        return own == null ? usual() : own;
    }

    /** Those of a tour that has said nothing. */
    Thresholds usual() {
        return lint.thresholds();
    }

    private static List<String> people(Announcement announcement, Tour tour) {
        return Stream.concat(
                        Stream.of(tour.host.name),
                        Stream.of(announcement.authors).flatMap(author -> Person.findNameOf(author).stream()))
                .distinct()
                .toList();
    }

    static boolean isBillboard(Report report) {
        return report.verdict() == Verdict.BILLBOARD;
    }
}
