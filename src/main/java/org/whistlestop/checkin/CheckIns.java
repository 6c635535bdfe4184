package org.whistlestop.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Person;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.Inserts;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.PlanNow;
import org.whistlestop.tour.Settlement;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Records what the host says and moves the stop by it. */
@ApplicationScoped
public class CheckIns {

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

    @Inject
    Event<CheckInRecorded> recorded;

    /** Phones retry after every tunnel: the first write for an id wins, later ones read it back. */
    @Transactional
    public Recorded record(UUID id, NewCheckIn request) {
        var tour = tours.forCaller(request.tour(), Permission.CHECK_IN);
        // Known ones first: their stop may have another address by now.
        CheckIn known = CheckIn.findById(id);
        if (known != null) {
            return repeated(known, tour, request);
        }
        var now = tours.take(tour);
        return record(id, tour, Stop.getBySlug(tour.id, request.stop()), caller.person(), request, now);
    }

    /** Records a check-in of a tour that the caller has taken, as received at that instant. */
    public Recorded record(UUID id, Tour tour, Stop stop, Person person, NewCheckIn request, Instant receivedAt) {
        var checkIn = new CheckIn(id, tour, stop, person, request, receivedAt);
        refuseImpossibleWithdrawal(checkIn);
        if (!Inserts.ifAbsent(database, checkIn)) {
            return repeated(CheckIn.findById(id), tour, request);
        }
        PlanNow.mustBeKnown(stop, request.stop(), request.planned());
        audit.recordAs(person.id.toString(), tour.id, "checked in at", "stop", stop.id, checkIn.kind.word());
        applyWithdrawal(checkIn);
        database.refresh(stop);
        settlement.settle(tour, stop, receivedAt, null);
        recorded.fire(new CheckInRecorded(id, stop.id, tour.id));
        database.flush();
        return new Recorded(CheckIn.findById(id), tour, stop, true);
    }

    /** Sets or mends the public words of a check-in; the newest by the phone's time stand. */
    @Transactional
    public CheckInView note(UUID id, NewNote request) {
        var known = CheckIn.<CheckIn>findByIdOptional(id)
                .filter(checkIn -> !caller.rolesOn(checkIn.tourId).isEmpty())
                .orElseThrow(CheckIns::noSuch);
        caller.must(known.tourId, Permission.CHECK_IN);
        if (!known.personId.equals(caller.person().id)) {
            throw ProblemException.forbidden(
                    "These words stand under the name of who checked in; only that person changes them.");
        }
        Tour tour = Tour.findById(known.tourId);
        var now = tours.take(tour);
        database.refresh(known);
        Stop stop = Stop.findById(known.stopId);
        if (known.say(request.note(), request.happenedAt())) {
            audit.record(tour.id, "worded a check-in at", "stop", stop.id);
            database.flush();
            if (known.number == null) {
                settlement.settle(tour, stop, now, null);
            } else {
                settlement.settleWords(tour, stop, now);
            }
        }
        return CheckInView.of(known, tour, stop);
    }

    static ProblemException noSuch() {
        return ProblemException.notFound("There is no such check-in.");
    }

    @Transactional
    public List<CheckInView> latest(String tourSlug, int limit) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        var stops = tour.stops();
        return CheckIn.latest(tour.id, limit).stream()
                .map(checkIn -> CheckInView.of(checkIn, tour, stopOf(checkIn, stops)))
                .toList();
    }

    /** Finds one check-in of a tour that the caller works on. */
    @Transactional
    public Optional<CheckInView> find(UUID id) {
        return CheckIn.<CheckIn>findByIdOptional(id)
                .filter(checkIn -> !caller.rolesOn(checkIn.tourId).isEmpty())
                .map(checkIn -> CheckInView.of(checkIn, Tour.findById(checkIn.tourId), Stop.findById(checkIn.stopId)));
    }

    private static Stop stopOf(CheckIn checkIn, List<Stop> stops) {
        return stops.stream()
                .filter(stop -> stop.id.equals(checkIn.stopId))
                .findFirst()
                .orElseThrow();
    }

    private Recorded repeated(CheckIn known, Tour tour, NewCheckIn request) {
        Stop stop = Stop.findById(known.stopId);
        if (!known.tourId.equals(tour.id) || !stop.isOrWasCalled(request.stop()) || !known.says(request)) {
            throw ProblemException.invalid("id", "Another check-in has this id", "Make a new id for a new check-in");
        }
        return new Recorded(known, tour, stop, false);
    }

    private static void refuseImpossibleWithdrawal(CheckIn checkIn) {
        if (checkIn.kind != CheckInKind.WITHDRAWN) {
            return;
        }
        // One that is not here yet may still be on its way.
        var impossible = CheckIn.count(
                "id = ?1 and (stopId <> ?2 or kind = ?3)", checkIn.withdraws, checkIn.stopId, CheckInKind.WITHDRAWN);
        if (impossible > 0) {
            throw ProblemException.invalid(
                    "withdraws",
                    "That check-in cannot be taken back here",
                    "Name an arrived, late or left of this stop");
        }
    }

    /** A withdrawal may overtake what it withdraws, so both look for the other. */
    private void applyWithdrawal(CheckIn c) {
        if (c.kind == CheckInKind.WITHDRAWN) {
            CheckIn.update(
                    "withdrawn = true where id = ?1 and stopId = ?2 and kind <> ?3", c.withdraws, c.stopId, c.kind);
        } else {
            CheckIn.update("""
                    withdrawn = true where id = ?1
                    and exists (select 1 from CheckIn w where w.withdraws = ?1 and w.stopId = ?2)""", c.id, c.stopId);
        }
    }

    /** @param isNew false when the id was known and nothing changed */
    public record Recorded(CheckIn checkIn, Tour tour, Stop stop, boolean isNew) {}
}
