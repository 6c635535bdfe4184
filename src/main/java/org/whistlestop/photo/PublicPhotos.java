package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whistlestop.account.Person;
import org.whistlestop.tour.Tour;

/** Reads what the public may see of a tour's photos. */
@ApplicationScoped
public class PublicPhotos {

    @Inject
    PhotoSources sources;

    @Inject
    StopNames stops;

    /** The newest first. */
    @Transactional
    public List<PhotoCard> latest(Tour tour, int atMost) {
        return cards(
                tour,
                Photo.<Photo>find("tourId = ?1 and shown order by shownAt desc, id", tour.id)
                        .page(0, atMost)
                        .list());
    }

    /** Of one stop, what leads first, then the newest. */
    @Transactional
    public List<PhotoCard> atStop(Tour tour, UUID stopId, int atMost) {
        return cards(
                tour,
                Photo.<Photo>find("stopId = ?1 and shown order by lead desc, shownAt desc, id", stopId)
                        .page(0, atMost)
                        .list());
    }

    /** How many the public may see now. */
    @Transactional
    public long count(Tour tour) {
        return Photo.count("tourId = ?1 and shown", tour.id);
    }

    @Transactional
    public long countAtStop(UUID stopId) {
        return Photo.count("stopId = ?1 and shown", stopId);
    }

    /** Empty for what the public may not see now. */
    @Transactional
    public Optional<PhotoCard> find(UUID id) {
        return Photo.<Photo>find("id = ?1 and shown", id)
                .firstResultOptional()
                .flatMap(photo -> cards(Tour.findById(photo.tourId), List.of(photo)).stream()
                        .findFirst());
    }

    /** Those of these that the public may see now, by id. */
    @Transactional
    public Map<UUID, PhotoCard> find(Tour tour, Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : cards(tour, Photo.list("tourId = ?1 and shown and id in ?2", tour.id, ids)).stream()
                        .collect(Collectors.toMap(PhotoCard::id, Function.identity()));
    }

    /**
     * A page of the album, the newest first.
     *
     * @param stopId null for all stops
     * @param after the last photo of the page before; null for the first page
     */
    @Transactional
    public List<PhotoCard> page(Tour tour, UUID stopId, UUID after, int atMost) {
        var from = after == null ? Optional.<Photo>empty() : Photo.<Photo>findByIdOptional(after);
        var before = from.map(photo -> photo.shownAt).orElse(Instant.parse("9999-01-01T00:00:00Z"));
        return cards(
                tour,
                Photo.<Photo>find("""
                                tourId = ?1 and shown and (?2 is null or stopId = ?2)
                                and (shownAt < ?3 or shownAt = ?3 and id > ?4) order by shownAt desc, id""", tour.id, stopId, before, after == null ? new UUID(0, 0) : after)
                        .page(0, atMost)
                        .list());
    }

    private List<PhotoCard> cards(Tour tour, List<Photo> photos) {
        var names = stops.of(idsOf(photos, photo -> photo.stopId));
        var files = sources.of(idsOf(photos, photo -> photo.id));
        var people = Person.<Person>list("id in ?1", idsOf(photos, photo -> photo.personId)).stream()
                .collect(Collectors.toMap(person -> person.id, person -> person.name));
        return photos.stream()
                .filter(photo -> names.containsKey(photo.stopId) && files.containsKey(photo.id))
                .map(photo -> PhotoCard.of(
                        photo,
                        tour.slug,
                        names.get(photo.stopId),
                        Credit.of(photo, people.get(photo.personId)),
                        files.get(photo.id)))
                .toList();
    }

    private static Set<UUID> idsOf(Collection<Photo> photos, Function<Photo, UUID> id) {
        return photos.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
