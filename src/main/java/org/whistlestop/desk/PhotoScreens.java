package org.whistlestop.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.photo.PhotoFilter;
import org.whistlestop.photo.PhotoView;
import org.whistlestop.photo.PhotoWords;
import org.whistlestop.photo.Photos;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.Tours;

/** Prepares the screens about photos in words. */
@ApplicationScoped
class PhotoScreens {

    private static final int A_PAGE = 24;

    @Inject
    Tours tours;

    @Inject
    Stops stops;

    @Inject
    Photos photos;

    @Inject
    Caller caller;

    @Transactional
    PhotosScreen list(String slug, PhotoFilter filter, int page, String done, Problem problem) {
        var tour = tours.forCaller(slug, Permission.SEE);
        var zones = zones(slug);
        var found = photos.list(slug, filter, page, A_PAGE);
        return new PhotosScreen(
                slug,
                tour.title,
                tabs(slug, filter),
                filter,
                found.stream().map(photo -> row(tour.id, photo, zones)).toList(),
                page,
                photos.count(slug, filter) > (page + 1L) * A_PAGE ? page + 1 : null,
                caller.may(tour.id, Permission.MODERATE),
                caller.may(tour.id, Permission.ADD_PHOTOS),
                choices(slug, null),
                done,
                problem == null ? null : problem.detail());
    }

    private List<PhotosScreen.Tab> tabs(String slug, PhotoFilter here) {
        return Arrays.stream(PhotoFilter.values())
                .map(filter ->
                        new PhotosScreen.Tab(words(filter), filter.word(), photos.count(slug, filter), filter == here))
                .toList();
    }

    private static String words(PhotoFilter filter) {
        return switch (filter) {
            case TO_DO -> "To do";
            case WITHOUT_ALT -> "Without description";
            case SHOWN -> "Public";
            case REJECTED -> "Rejected";
            case REMOVED -> "Taken down";
            case ALL -> "All";
        };
    }

    /** @param typed what the form had when it came back; null for what the photo says now */
    @Transactional
    PhotoScreen one(String slug, UUID id, PhotoWords typed, String done, Problem problem) {
        var tour = tours.forCaller(slug, Permission.SEE);
        var photo = get(slug, id);
        var row = row(tour.id, photo, zones(slug));
        var words = typed != null ? typed : wordsOf(photo);
        return new PhotoScreen(
                slug,
                tour.title,
                row,
                words,
                choices(slug, words.stop()),
                row.mayRemove(),
                done,
                problem == null ? null : problem.detail());
    }

    /** Of this very tour: its name stands in the address. */
    PhotoView get(String slug, UUID id) {
        var tour = tours.forCaller(slug, Permission.SEE);
        var photo = photos.get(id);
        if (!photos.isOf(id, tour.id)) {
            throw ProblemException.notFound("There is no such photo on this tour.");
        }
        return photo;
    }

    private static PhotoWords wordsOf(PhotoView photo) {
        return new PhotoWords(photo.stop(), photo.alt(), photo.caption(), photo.ownCredit());
    }

    private PhotoRow row(UUID tourId, PhotoView photo, Map<String, ZoneId> zones) {
        var isOwn =
                caller.may(tourId, Permission.ADD_PHOTOS) && caller.person().id.equals(photo.senderId());
        var mayModerate = caller.may(tourId, Permission.MODERATE)
                && caller.credential().scopes().contains(Scope.PUBLISH);
        return PhotoRow.of(photo, photo.stop() == null ? null : zones.get(photo.stop()), mayModerate, isOwn);
    }

    private Map<String, ZoneId> zones(String slug) {
        return stops.list(slug).stream().collect(Collectors.toMap(StopView::slug, stop -> ZoneId.of(stop.zone())));
    }

    private List<PhotosScreen.StopChoice> choices(String slug, String chosen) {
        return stops.list(slug).stream()
                .map(stop -> new PhotosScreen.StopChoice(
                        stop.slug(),
                        StoreTime.day(stop.startsLocal()) + " · " + stop.venue().store() + ", "
                                + stop.venue().city(),
                        stop.slug().equals(chosen)))
                .toList();
    }
}
