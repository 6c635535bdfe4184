package org.whistlestop.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.checkin.CheckInView;
import org.whistlestop.checkin.CheckIns;
import org.whistlestop.photo.PhotoFilter;
import org.whistlestop.photo.Photos;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.TourView;
import org.whistlestop.tour.Tours;

/** Prepares a tour's screen in words. */
@ApplicationScoped
class TourScreens {

    /** More is said in minutes off than a clock is usually wrong. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private static final int LATEST = 12;

    @Inject
    Tours tours;

    @Inject
    Stops stops;

    @Inject
    CheckIns checkIns;

    @Inject
    Photos photos;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Transactional
    TourScreen of(String slug, TourScreen.Settings typed, String changed, String done, Problem problem) {
        var tour = tours.forCaller(slug, Permission.SEE);
        var roles = caller.rolesOn(tour.id);
        var view = TourView.of(tour);
        var all = stops.list(slug);
        var now = clock.instant();
        return new TourScreen(
                view,
                Permission.PLAN.isGivenTo(roles),
                Permission.RUN.isGivenTo(roles),
                Permission.KEEP_KEYS.isGivenTo(roles),
                Permission.EXPORT.isGivenTo(roles),
                Permission.CHECK_IN.isGivenTo(roles),
                photos.count(slug, PhotoFilter.TO_DO),
                parts(all.stream().map(stop -> StopRow.of(stop, now)).toList()),
                counts(all),
                current(all),
                changed,
                said(checkIns.latest(slug, LATEST), all),
                typed == null ? TourScreen.Settings.of(view) : typed,
                done,
                problem == null ? null : problem.detail());
    }

    /** Check-ins in words, each in the local time of its stop. */
    static List<TourScreen.Said> said(List<CheckInView> checkIns, List<StopView> stops) {
        var bySlug = stops.stream().collect(Collectors.toMap(StopView::slug, Function.identity()));
        return checkIns.stream()
                .map(checkIn -> said(checkIn, bySlug.get(checkIn.stop())))
                .toList();
    }

    static TourScreen.Said said(CheckInView checkIn, StopView stop) {
        var zone = ZoneId.of(stop.zone());
        var off = Duration.between(checkIn.happenedAt(), checkIn.receivedAt()).abs();
        return new TourScreen.Said(
                checkIn.id(),
                StoreTime.moment(checkIn.happenedAt(), zone),
                off.compareTo(CLOCKS_DIFFER) > 0 ? StoreTime.moment(checkIn.receivedAt(), zone) : null,
                stop.venue().store() + ", " + stop.venue().city(),
                stop.slug(),
                Words.of(checkIn),
                checkIn.by().name(),
                checkIn.note(),
                checkIn.withdrawn(),
                checkIn.number() != null);
    }

    private static List<TourScreen.Part> parts(List<StopRow> rows) {
        var past = rows.stream().collect(Collectors.partitioningBy(StopRow::isPast));
        return Stream.of(
                        new TourScreen.Part("Now and to come", false, past.get(false)),
                        new TourScreen.Part("Done", true, past.get(true)))
                .filter(part -> !part.stops().isEmpty())
                .toList();
    }

    private static List<TourScreen.Count> counts(List<StopView> stops) {
        Map<StopStatus, Long> byStatus =
                stops.stream().collect(Collectors.groupingBy(StopView::status, Collectors.counting()));
        return Arrays.stream(StopStatus.values())
                .filter(byStatus::containsKey)
                .map(status -> new TourScreen.Count(status.word(), byStatus.get(status)))
                .toList();
    }

    /** The slug of the stop that is on or comes next; null when none is to come. */
    private static String current(List<StopView> stops) {
        return stops.stream()
                .filter(stop -> stop.status() == StopStatus.LIVE)
                .findFirst()
                .or(() -> stops.stream().filter(stop -> stop.status().isOpen()).findFirst())
                .map(StopView::slug)
                .orElse(null);
    }
}
