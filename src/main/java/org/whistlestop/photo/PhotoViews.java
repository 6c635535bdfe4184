package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whistlestop.account.Person;

/** Gathers what staff sees of photos. */
@ApplicationScoped
class PhotoViews {

    @Inject
    PhotoSources sources;

    @Inject
    StopNames stops;

    PhotoView of(Photo photo) {
        return of(List.of(photo)).get(0);
    }

    List<PhotoView> of(List<Photo> photos) {
        var names = stops.of(ids(photos.stream().map(photo -> photo.stopId)));
        var files = sources.of(ids(photos.stream().map(photo -> photo.id)));
        var people = namesOf(ids(photos.stream().flatMap(photo -> Stream.of(photo.personId, photo.decidedBy))));
        var reports = PhotoReport.listOpen(
                        photos.stream().map(photo -> photo.id).toList())
                .stream()
                .collect(Collectors.groupingBy(report -> report.photoId));
        return photos.stream()
                .map(photo -> view(
                        photo,
                        names.get(photo.stopId),
                        people,
                        files.getOrDefault(photo.id, List.of()),
                        reports.getOrDefault(photo.id, List.of())))
                .toList();
    }

    private static Set<UUID> ids(Stream<UUID> ids) {
        return ids.filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static Map<UUID, String> namesOf(Collection<UUID> ids) {
        return Person.<Person>list("id in ?1", ids).stream()
                .collect(Collectors.toMap(person -> person.id, person -> person.name));
    }

    private static PhotoView view(
            Photo photo,
            StopNames.Name stop,
            Map<UUID, String> people,
            List<PhotoCard.Source> sources,
            List<PhotoReport> reports) {
        Function<UUID, String> name = id -> id == null ? null : people.get(id);
        return new PhotoView(
                photo.id,
                stop == null ? null : stop.slug(),
                stop == null ? null : stop.place(),
                photo.status,
                PhotoState.of(photo),
                photo.alt,
                photo.caption,
                Credit.of(photo, name.apply(photo.personId)),
                photo.credit,
                photo.personId,
                name.apply(photo.personId),
                photo.takenAt,
                photo.receivedAt,
                photo.shownAt,
                photo.decidedAt,
                name.apply(photo.decidedBy),
                photo.reason,
                photo.failure,
                photo.width,
                photo.height,
                photo.placeholder,
                photo.lead,
                sources,
                reports.stream()
                        .map(report -> new PhotoView.Report(report.reason, report.reportedAt))
                        .toList());
    }
}
