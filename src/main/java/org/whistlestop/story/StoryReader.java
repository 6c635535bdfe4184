package org.whistlestop.story;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.account.Person;
import org.whistlestop.checkin.CheckIn;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.photo.PhotosToSend;
import org.whistlestop.photo.PublicPhotos;
import org.whistlestop.story.StoryContent.Entry;
import org.whistlestop.story.StoryContent.Section;
import org.whistlestop.story.StoryContent.Shot;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.StoryItem;
import org.whistlestop.tour.StorySource;
import org.whistlestop.tour.Tour;

/** Reads what a post is to say: what the public knows of its stops by now, and nothing else. */
@ApplicationScoped
class StoryReader {

    private static final int PHOTOS_OF_A_STOP = 40;
    private static final int PHOTOS_OF_A_STOP_AMONG_OTHERS = 12;
    private static final int PHOTOS_OF_A_STOP_OF_A_TOUR = 4;

    /** So long the small copy of a photo waits for the large one: a blog keeps the file that it gets. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Inject
    PublicPhotos photos;

    @Inject
    PhotosToSend files;

    @Inject
    @All
    List<StorySource> sources;

    @Inject
    WhistlestopConfig config;

    @Inject
    Clock clock;

    @Transactional
    StoryContent read(Job job) {
        Tour tour = Tour.findById(job.tourId());
        var stops = stopsOf(job, tour);
        var unfinished = new ArrayList<UUID>();
        var sections = stops.stream()
                .map(stop -> section(tour, stop, mostPhotos(job), unfinished))
                .filter(section -> !section.entries().isEmpty())
                .toList();
        var byline = job.author() != null ? job.author() : tour.host.name;
        return new StoryContent(title(job, tour, stops), byline, sections, !unfinished.isEmpty());
    }

    private static List<Stop> stopsOf(Job job, Tour tour) {
        if (job.stopId() != null) {
            return Stop.list("id = ?1 and tourId = ?2 and published", job.stopId(), tour.id);
        }
        var stops = new ArrayList<>(tour.publicStops());
        if (job.day() != null) {
            stops.removeIf(stop -> !StoryPlanner.dayOf(stop).equals(job.day()));
        } else {
            Collections.reverse(stops);
        }
        return stops;
    }

    private static int mostPhotos(Job job) {
        return job.stopId() != null
                ? PHOTOS_OF_A_STOP
                : job.day() != null ? PHOTOS_OF_A_STOP_AMONG_OTHERS : PHOTOS_OF_A_STOP_OF_A_TOUR;
    }

    private static String title(Job job, Tour tour, List<Stop> stops) {
        if (job.day() != null) {
            var cities =
                    stops.stream().map(stop -> stop.venue.city()).distinct().collect(Collectors.joining(", "));
            var day = StoreTime.day(job.day().atStartOfDay());
            return tour.title + ": " + day + (cities.isEmpty() ? "" : ", " + cities);
        }
        if (job.stopId() == null || stops.isEmpty()) {
            return "Live: " + tour.title;
        }
        var venue = stops.get(0).venue;
        return (job.kind() == StoryKind.LIVE ? "Live: " : tour.title + ": ") + venue.store() + ", " + venue.city();
    }

    private Section section(Tour tour, Stop stop, int mostPhotos, List<UUID> unfinished) {
        var entries = new ArrayList<Entry>();
        CheckIn.listPublic(stop.id).forEach(checkIn -> entries.add(said(checkIn, stop)));
        entries.addAll(photosOf(tour, stop, mostPhotos, unfinished));
        sources.forEach(source -> source.atStop(tour, stop).forEach(item -> entries.add(item(item))));
        entries.sort(Comparator.comparing(Entry::at));
        var window = stop.window;
        return new Section(
                stop.venue.store() + ", " + stop.venue.city(),
                StoreTime.day(window.startsLocal()) + ", " + StoreTime.window(window.startsLocal(), window.endsLocal())
                        + " " + StoreTime.zone(window.starts(), window.zone()),
                absolute("/tours/" + tour.slug + "/stops/" + stop.slug),
                entries);
    }

    private static Entry said(CheckIn checkIn, Stop stop) {
        var zone = stop.window.zone();
        var what =
                switch (checkIn.kind) {
                    case ARRIVED -> "arrived";
                    case LATE -> "is running " + checkIn.minutes + " minutes late";
                    case LEFT -> "left";
                    case WITHDRAWN -> "took that back";
                };
        var words = StoreTime.clock(checkIn.countsAt, zone, stop.window.startsLocal()) + " "
                + StoreTime.zone(checkIn.countsAt, zone) + " · "
                + Person.findNameOf(checkIn.personId).orElse("The host") + " " + what + ".";
        return new Entry(
                checkIn.countsAt, checkIn.note == null ? words : words + "\n“" + checkIn.note + "”", null, null);
    }

    private List<Entry> photosOf(Tour tour, Stop stop, int most, List<UUID> unfinished) {
        // A blog asks for what a photo shows; one without waits until somebody says.
        var cards = photos.atStop(tour, stop.id, most).stream()
                .filter(card -> card.alt() != null)
                .toList();
        var whole = files.listWhole(cards.stream().map(PhotoCard::id).collect(Collectors.toSet()));
        var patientUntil = clock.instant().minus(PATIENCE);
        var ready = cards.stream()
                .filter(card -> whole.contains(card.id()) || card.shownAt().isBefore(patientUntil))
                .toList();
        cards.stream()
                .map(PhotoCard::id)
                .filter(id -> !idsOf(ready).contains(id))
                .forEach(unfinished::add);
        return ready.stream().map(StoryReader::shot).toList();
    }

    private static Set<UUID> idsOf(List<PhotoCard> cards) {
        return cards.stream().map(PhotoCard::id).collect(Collectors.toSet());
    }

    private static Entry shot(PhotoCard card) {
        var caption = (card.caption() == null ? "" : card.caption().replaceFirst("([^.!?…])$", "$1.") + " ") + "Photo: "
                + card.credit();
        var at = card.takenAt() != null && card.takenAt().isBefore(card.shownAt()) ? card.takenAt() : card.shownAt();
        return new Entry(at, null, null, new Shot(card.id(), card.alt(), caption));
    }

    private static Entry item(StoryItem item) {
        var said =
                item.said() == null ? "" : (item.by() == null ? "A customer" : item.by()) + ": “" + item.said() + "”";
        var answer = item.answer() == null
                ? ""
                : (item.answeredBy() == null ? "The answer" : item.answeredBy()) + ": “" + item.answer() + "”";
        var words = said.isEmpty() || answer.isEmpty() ? said + answer : said + "\n" + answer;
        return new Entry(item.at(), words, item.link(), null);
    }

    private String absolute(String path) {
        return config.baseUrl().resolve(path).toString();
    }

    /** Whether what was received then can be in what was written. */
    static boolean tells(Instant writtenAt, Instant receivedAt) {
        return writtenAt != null && !writtenAt.isBefore(receivedAt);
    }
}
