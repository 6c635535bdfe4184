package org.whistlestop.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.Inserts;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Settlement;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Keeps where the host can be watched; the public learns of it while the stop is live, and not before it learns that. */
@ApplicationScoped
public class Streams {

    @Inject
    Audit audit;

    @Inject
    Tours tours;

    @Inject
    Caller caller;

    @Inject
    Settlement settlement;

    @Inject
    EntityManager database;

    /** Phones retry after every tunnel: the first write for an id wins, later ones read it back. */
    @Transactional
    public Recorded record(UUID id, NewStream request) {
        var tour = tourOf(request);
        StreamAddress known = StreamAddress.findById(id);
        if (known != null) {
            return repeated(known, tour, request);
        }
        var now = tours.take(tour);
        var stop = Stop.getBySlug(tour.id, request.stop());
        var before = StreamAddress.findUrl(stop.id);
        var isNew = Inserts.ifAbsent(database, new StreamAddress(id, stop, caller.person(), request, now));
        StreamAddress address = StreamAddress.findById(id);
        if (!isNew) {
            return repeated(address, tour, request);
        }
        audit.record(tour.id, request.isEnd() ? "ended the stream of" : "named the stream of", "stop", stop.id);
        if (isPublic(stop) && !before.equals(StreamAddress.findUrl(stop.id))) {
            settlement.settleWords(tour, stop, now);
        }
        return new Recorded(StreamView.of(address, tour.slug, stop.slug), true);
    }

    /** The host streams; who decides what the public sees may end it. */
    private Tour tourOf(NewStream request) {
        var tour = tours.forCaller(request.tour(), Permission.SEE);
        if (!(request.isEnd() && mayEnd(tour))) {
            caller.must(tour.id, Permission.CHECK_IN);
            caller.mustHold(Scope.CHECK_IN);
        }
        return tour;
    }

    private boolean mayEnd(Tour tour) {
        return caller.may(tour.id, Permission.MODERATE)
                && caller.credential().scopes().contains(Scope.PUBLISH);
    }

    private Recorded repeated(StreamAddress known, Tour tour, NewStream request) {
        Stop stop = Stop.findById(known.stopId);
        if (!known.tourId.equals(tour.id) || !stop.isOrWasCalled(request.stop()) || !known.says(request)) {
            throw ProblemException.invalid("id", "Another word has this id", "Make a new id for a new one");
        }
        return new Recorded(StreamView.of(known, tour.slug, stop.slug), false);
    }

    /** The word that counts at a stop; empty where nobody has streamed. */
    @Transactional
    public Optional<StreamView> find(String tourSlug, String stopSlug) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        var stop = Stop.getBySlug(tour.id, stopSlug);
        return StreamAddress.findNewest(stop.id).map(address -> StreamView.of(address, tour.slug, stop.slug));
    }

    /** Where to watch, by the ids of those of these stops that the public knows to be live. */
    @Transactional
    public Map<UUID, String> listPublic(Collection<Stop> stops) {
        var found = new HashMap<UUID, String>();
        stops.stream().filter(Streams::isPublic).forEach(stop -> StreamAddress.findUrl(stop.id)
                .ifPresent(url -> found.put(stop.id, url)));
        return Map.copyOf(found);
    }

    /** Whether the public may see a stream of that stop now. */
    @Transactional
    public boolean isPublic(UUID stopId) {
        return isPublic(Stop.<Stop>findById(stopId));
    }

    static boolean isPublic(Stop stop) {
        return stop.published && stop.shown.status() == StopStatus.LIVE;
    }

    /** @param isNew false when the id was known and nothing changed */
    public record Recorded(StreamView stream, boolean isNew) {}
}
