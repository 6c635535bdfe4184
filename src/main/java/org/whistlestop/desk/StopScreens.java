package org.whistlestop.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.announcement.AnnouncementView;
import org.whistlestop.announcement.Announcements;
import org.whistlestop.checkin.CheckIns;
import org.whistlestop.checkin.Streams;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.photo.PublicPhotos;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Prepares a stop's screen in words. */
@ApplicationScoped
class StopScreens {

    private static final int LATEST_OF_TOUR = 200;

    @Inject
    Tours tours;

    @Inject
    Stops stops;

    @Inject
    CheckIns checkIns;

    @Inject
    PublicPhotos photos;

    @Inject
    Streams streams;

    @Inject
    Announcements announcements;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** @param failed the form that the problem is about, or null */
    @Transactional
    StopScreen of(String tourSlug, String stopSlug, StopScreen.Typed typed, String failed, Problem problem) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        var stop = stops.get(tourSlug, stopSlug);
        var said = checkIns.latest(tourSlug, LATEST_OF_TOUR).stream()
                .filter(checkIn -> checkIn.stop().equals(stop.slug()))
                .toList();
        return new StopScreen(
                tour.slug,
                tour.title,
                StopRow.of(stop, clock.instant()),
                caller.may(tour.id, Permission.PLAN),
                caller.may(tour.id, Permission.MODERATE),
                lead(tour, stop),
                watch(tour, stop),
                announcements.listOf(tourSlug, stopSlug).stream()
                        .map(StopScreens::announced)
                        .toList(),
                caller.may(tour.id, Permission.ANNOUNCE),
                TourScreens.said(said, List.of(stop)),
                UUID.randomUUID(),
                typed,
                failed,
                problem == null ? null : problem.detail());
    }

    private static StopScreen.Announced announced(AnnouncementView announcement) {
        return new StopScreen.Announced(
                announcement.id(),
                AnnouncementWords.title(announcement),
                AnnouncementWords.badge(announcement),
                AnnouncementWords.due(announcement));
    }

    private StopScreen.Watch watch(Tour tour, StopView stop) {
        return streams.find(tour.slug, stop.slug())
                .filter(stream -> stream.url() != null)
                .map(stream -> new StopScreen.Watch(
                        stream.url(),
                        stream.by().name(),
                        StoreTime.moment(stream.happenedAt(), ZoneId.of(stop.zone())),
                        streams.isPublic(stop.id()),
                        caller.may(tour.id, Permission.MODERATE) || caller.may(tour.id, Permission.CHECK_IN)))
                .orElse(null);
    }

    private PhotoCard lead(Tour tour, StopView stop) {
        return photos.atStop(tour, stop.id(), 1).stream()
                .filter(PhotoCard::lead)
                .findFirst()
                .orElse(null);
    }
}
