package org.whistlestop.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.whistlestop.checkin.CheckIn;
import org.whistlestop.checkin.CheckInKind;
import org.whistlestop.checkin.CheckIns;
import org.whistlestop.checkin.NewCheckIn;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.log.TourLog;

/** Tells the demo's past by check-ins, as a host would have made them: mostly on time, sometimes late, with a word now and then. */
@ApplicationScoped
class DemoPast {

    private static final List<String> HELLOS = List.of(
            "First in line today: a man with a shortwave radio older than I am. It still works.",
            "Find me by the headphones wall. I am the one asking too many questions.",
            "A school class just took over the camera table. Best crowd so far.",
            "Come and tell me what we should build next. I write everything down.",
            "The store team made a cake in the shape of a cassette. I am not cutting it.");

    @Inject
    TourLog log;

    @Inject
    CheckIns checkIns;

    boolean isUntold(Tour tour) {
        return CheckIn.count("tourId", tour.id) == 0;
    }

    void tell(Tour tour, Instant now) {
        log.take(tour.id);
        said(tour).stream()
                .filter(word -> word.at.isBefore(now))
                .forEach(word -> checkIns.record(
                        UUID.randomUUID(), tour, word.stop, tour.host, word.request(tour), word.receivedAt()));
    }

    private static List<Word> said(Tour tour) {
        var words = new ArrayList<Word>();
        var stops = tour.stops();
        for (var i = 0; i < stops.size(); i++) {
            sayAt(stops.get(i), i, words);
        }
        words.sort(Comparator.comparing(word -> word.at));
        return words;
    }

    private static void sayAt(Stop stop, int i, List<Word> words) {
        var late = i % 5 == 3 ? 15 : 0;
        if (late > 0) {
            words.add(new Word(stop, CheckInKind.LATE, stop.window.starts().minus(Duration.ofMinutes(25)), late, null));
        }
        var hello = i % 3 == 0 ? HELLOS.get(i / 3 % HELLOS.size()) : null;
        var arrived = stop.window.starts().plus(Duration.ofMinutes(late - 8 + i % 4));
        var left = stop.window.ends().plus(Duration.ofMinutes(4 + i % 7));
        words.add(new Word(stop, CheckInKind.ARRIVED, arrived, 0, hello));
        words.add(new Word(stop, CheckInKind.LEFT, left, 0, null));
    }

    private record Word(Stop stop, CheckInKind kind, Instant at, int minutes, String note) {

        NewCheckIn request(Tour tour) {
            var minutesLate = kind == CheckInKind.LATE ? minutes : null;
            return new NewCheckIn(tour.slug, stop.slug, kind, minutesLate, null, at, null, null, note);
        }

        /** Malls swallow signals: some words took minutes to come through. */
        Instant receivedAt() {
            return at.plusSeconds(stop.position % 4 == 0 ? 260 : 2);
        }
    }
}
