package org.whistlestop.channel.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/**
 * Holds everything that a tour has to say, on every replica at once: claims and running deliveries ask the database. What
 * comes to be stale meanwhile waits for a person afterwards.
 */
@ApplicationScoped
public class Silences {

    @Inject
    Tours tours;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    @Inject
    DeliveriesConfig config;

    @Inject
    Clock clock;

    /** The silences of the caller's tours, the latest first; nearly always none. */
    @Transactional
    public List<TourSilence> listForCaller() {
        var silences = Silence.<Silence>list("endedAt is null and tourId is not null order by beganAt desc");
        if (silences.isEmpty() || !caller.isStaff()) {
            return List.of();
        }
        var seen = caller.toursFor(Permission.SEE);
        return silences.stream()
                .filter(silence -> seen.contains(silence.tourId))
                .map(silence -> {
                    Tour tour = Tour.findById(silence.tourId);
                    return new TourSilence(tour.slug, tour.title, view(tour.id));
                })
                .toList();
    }

    /** A tour that is silent. */
    public record TourSilence(String slug, String title, SilenceView silence) {}

    @Transactional
    public SilenceView get(String tour) {
        return view(tours.forCaller(tour, Permission.SEE).id);
    }

    /** Makes a tour silent, or gives another reason why it is. */
    @Transactional
    public SilenceView begin(String tour, NewSilence request) {
        var tourId = tours.forCaller(tour, Permission.GO_SILENT).id;
        var reason = request.reason().strip();
        var silence = Silence.findNow(tourId)
                .orElseGet(() -> new Silence(tourId, reason, caller.person().id, clock.instant()));
        silence.reason = reason;
        silence.persistAndFlush();
        audit.record(tourId, "silenced", "tour", tourId, reason);
        return view(tourId);
    }

    /** Lets the tour speak again; doing it twice changes nothing. */
    @Transactional
    public SilenceView end(String tour) {
        var tourId = tours.forCaller(tour, Permission.GO_SILENT).id;
        Silence.findNow(tourId).ifPresent(silence -> {
            silence.endedBy = caller.person().id;
            silence.endedAt = clock.instant();
            audit.record(tourId, "ended the silence of", "tour", tourId);
        });
        Silence.flush();
        return view(tourId);
    }

    private SilenceView view(UUID tourId) {
        return SilenceView.of(Silence.findNow(tourId).orElse(null), waiting(tourId), stale(tourId));
    }

    private static long waiting(UUID tourId) {
        return Delivery.count("tourId = ?1 and state = ?2 and nextAt <= instant", tourId, DeliveryState.WAITING);
    }

    private long stale(UUID tourId) {
        return Delivery.count(
                "tourId = ?1 and state = ?2 and nextAt <= instant and dueAt < ?3",
                tourId,
                DeliveryState.WAITING,
                clock.instant().minus(config.stale()));
    }
}
