package org.whistlestop.tour;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.account.Caller;
import org.whistlestop.account.People;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Person;
import org.whistlestop.account.PersonChanged;
import org.whistlestop.account.Role;
import org.whistlestop.account.TourDirectory;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.log.TourAdvanced;
import org.whistlestop.tour.log.TourLog;

/** Makes tours and finds them as far as the caller may see. */
@ApplicationScoped
public class Tours implements TourDirectory {

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    People people;

    @Inject
    TourLog log;

    @Inject
    Settlement settlement;

    @Inject
    Event<TourAdvanced> advanced;

    @Inject
    Clock clock;

    /** Makes a tour; who makes it as a person runs it from then on. */
    @Transactional
    public TourView make(NewTour request) {
        if (!caller.isSetup() && caller.toursFor(Permission.RUN).isEmpty()) {
            throw ProblemException.forbidden("Only who runs a tour already, or the administrator, makes new ones.");
        }
        if (Tour.findBySlug(request.slug()).isPresent()) {
            throw ProblemException.conflict("There is a tour \"" + request.slug() + "\" already. Choose another slug.");
        }
        var tour = make(request, hostOf(request));
        if (!caller.isSetup()) {
            people.give(caller.person(), tour.id, Role.ADMIN);
        }
        return TourView.of(tour);
    }

    /** Makes a tour for a known host, for callers who have asked for permission themselves. */
    @Transactional
    public Tour make(NewTour request, Person host) {
        var tour = new Tour(request.slug(), request.title().strip(), host, clock.instant());
        tour.publicDelayMinutes = request.publicDelayMinutesOrNone();
        tour.publicAfterLeaving = request.isPublicAfterLeaving();
        tour.persistAndFlush();
        log.open(tour.id);
        audit.record(tour.id, "made", "tour", tour.id);
        people.give(host, tour.id, Role.HOST);
        return tour;
    }

    private Person hostOf(NewTour request) {
        var named = request.host().strip();
        if (named.matches("[0-9a-fA-F-]{36}")) {
            return Optional.of(named)
                    .filter(id -> id.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"))
                    .flatMap(id -> people.findKnown(UUID.fromString(id)))
                    .orElseThrow(() -> ProblemException.invalid(
                            "host",
                            "There is no person with this id on a tour of yours",
                            "Add the person first, or give the host's name"));
        }
        return people.make(named);
    }

    @Transactional
    public TourView change(String slug, TourChange change) {
        var tour = forCaller(slug, Permission.PLAN);
        var now = take(tour);
        var tellsAsBefore = tour.publicDelayMinutes == change.publicDelayMinutes()
                && tour.publicAfterLeaving == change.publicAfterLeaving();
        tour.title = change.title().strip();
        tour.publicDelayMinutes = change.publicDelayMinutes();
        tour.publicAfterLeaving = change.publicAfterLeaving();
        if (!tellsAsBefore) {
            settlement.settleAnew(tour, now);
        }
        audit.record(tour.id, "changed", "tour", tour.id);
        // The title is in the live picture too, though no event tells of it.
        advanced.fire(new TourAdvanced(tour.id, true));
        return TourView.of(tour);
    }

    /**
     * Waits until this transaction is the only one that writes to the tour, and reads its row anew, so that nothing is
     * written back that somebody else has changed meanwhile. Stops are to be read after this. Answers the database's time.
     */
    public Instant take(Tour tour) {
        var now = log.take(tour.id);
        Tour.getEntityManager().refresh(tour);
        return now;
    }

    /** The pages of a tour tell who its host is. */
    void tellOfHost(@Observes PersonChanged event) {
        for (var tour : Tour.<Tour>list("host.id", event.personId())) {
            take(tour);
            tour.revision++;
            advanced.fire(new TourAdvanced(tour.id, true));
        }
    }

    /** Tours on which the caller may do that, newest first. */
    @Transactional
    public List<TourView> listOwn(Permission permission) {
        return Tour.<Tour>list(
                        "from Tour t join fetch t.host where t.id in ?1 order by t.createdAt desc",
                        caller.toursFor(permission))
                .stream()
                .map(TourView::of)
                .toList();
    }

    /** Finding and permitting in one act. */
    public Tour forCaller(String slug, Permission permission) {
        var tour = Tour.getBySlug(slug);
        caller.must(tour.id, permission);
        return tour;
    }

    @Override
    @Transactional
    public Optional<UUID> findId(String slug) {
        return Tour.findBySlug(slug).map(tour -> tour.id);
    }

    @Override
    @Transactional
    public Map<UUID, String> slugs(List<UUID> ids) {
        return Tour.<Tour>list("id in ?1", ids).stream().collect(Collectors.toMap(tour -> tour.id, tour -> tour.slug));
    }

    @Override
    @Transactional
    public Map<UUID, String> titles(List<UUID> ids) {
        return Tour.<Tour>list("id in ?1", ids).stream().collect(Collectors.toMap(tour -> tour.id, tour -> tour.title));
    }

    @Override
    @Transactional
    public Optional<Instant> findEnd(UUID id) {
        return Stop.find("select max(s.window.ends) from Stop s where s.tourId = ?1 and s.cancelledAt is null", id)
                .project(Instant.class)
                .singleResultOptional();
    }
}
