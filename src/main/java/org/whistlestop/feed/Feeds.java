package org.whistlestop.feed;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whistlestop.account.Person;
import org.whistlestop.announcement.Published;
import org.whistlestop.announcement.PublishedAnnouncements;
import org.whistlestop.checkin.CheckIn;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.photo.PublicPhotos;
import org.whistlestop.support.Sql;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Gathers what the public knows of a tour, or of one stop, into a feed. */
@ApplicationScoped
class Feeds {

    private static final int MOST = 100;

    @Inject
    PublishedAnnouncements announcements;

    @Inject
    PublicPhotos photos;

    @Inject
    AgroalDataSource database;

    @Inject
    WhistlestopConfig config;

    @Inject
    HubAddress hub;

    @Inject
    Clock clock;

    @Transactional
    Feed ofTour(Tour tour) {
        var entries = new Entries(tour, clock.instant());
        return new Feed(
                tour.title,
                "What " + tour.host.name + " and the team say about the stops of " + tour.title + ".",
                "/tours/" + tour.slug,
                tour.host.name,
                tour.createdAt,
                config.baseUrl(),
                hub.address(),
                gathered(
                        entries,
                        tour.publicStops(),
                        CheckIn.latestPublic(tour.id, MOST),
                        announcements.latest(tour.id, MOST),
                        photos.latest(tour, MOST)));
    }

    /** @param stop one that the public knows */
    @Transactional
    Feed ofStop(Tour tour, Stop stop) {
        var entries = new Entries(tour, clock.instant());
        return new Feed(
                Entries.name(stop) + " · " + tour.title,
                "What " + tour.host.name + " and the team say about " + Entries.name(stop) + ".",
                entries.path(stop),
                tour.host.name,
                stop.publishedAt,
                config.baseUrl(),
                hub.address(),
                gathered(
                        entries,
                        List.of(stop),
                        CheckIn.listPublic(stop.id),
                        announcements.atStop(stop.id, MOST),
                        photos.atStop(tour, stop.id, MOST)));
    }

    private List<Entry> gathered(
            Entries entries, List<Stop> stops, List<CheckIn> checkIns, List<Published> said, List<PhotoCard> shown) {
        var byId = stops.stream().collect(Collectors.toMap(stop -> stop.id, Function.identity()));
        var bySlug = stops.stream().collect(Collectors.toMap(stop -> stop.slug, Function.identity()));
        var names = namesOf(checkIns);
        var changes = changesOf(entries.tour(), shown);
        var inSaid = photos.find(entries.tour(), idsIn(said));
        return Stream.of(
                        stops.stream().map(entries::of),
                        checkIns.stream()
                                .filter(checkIn -> byId.containsKey(checkIn.stopId))
                                .map(checkIn -> entries.of(
                                        checkIn,
                                        byId.get(checkIn.stopId),
                                        names.getOrDefault(checkIn.personId, "The host"))),
                        said.stream()
                                .filter(one -> bySlug.containsKey(one.stop()))
                                .map(one -> entries.of(
                                        one,
                                        bySlug.get(one.stop()),
                                        one.photo() == null ? null : inSaid.get(one.photo()))),
                        shown.stream()
                                .filter(photo -> bySlug.containsKey(photo.stop()))
                                .map(photo -> entries.of(
                                        photo,
                                        bySlug.get(photo.stop()),
                                        changes.getOrDefault(photo.id(), photo.shownAt()))))
                .flatMap(Function.identity())
                .sorted(Entry.NEWEST_FIRST)
                .limit(MOST)
                .toList();
    }

    private static Map<UUID, String> namesOf(Collection<CheckIn> checkIns) {
        var ids = checkIns.stream().map(checkIn -> checkIn.personId).collect(Collectors.toSet());
        return Person.<Person>list("id in ?1", ids).stream()
                .collect(Collectors.toMap(person -> person.id, person -> person.name));
    }

    private static Set<UUID> idsIn(Collection<Published> said) {
        return said.stream().map(Published::photo).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** When the public last learned something new of each photo. */
    private Map<UUID, Instant> changesOf(Tour tour, Collection<PhotoCard> shown) {
        return Sql.with(database, """
                select photo_id, max(at) from tour_event where tour_id = ? and photo_id = any (?)
                group by photo_id""", query -> {
            query.setObject(1, tour.id);
            query.setArray(
                    2,
                    query.getConnection()
                            .createArrayOf(
                                    "uuid", shown.stream().map(PhotoCard::id).toArray()));
            var changes = new HashMap<UUID, Instant>();
            Sql.list(query, row -> changes.put(row.getObject(1, UUID.class), Sql.instant(row, 2)));
            return changes;
        });
    }
}
