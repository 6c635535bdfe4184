package org.whistlestop.checkin;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Gathers what came of a check-in from everything that it set off. */
@ApplicationScoped
public class Receipts {

    @Inject
    Caller caller;

    @All
    List<ReceiptSource> sources;

    /** Of a tour that the caller works on. */
    @Transactional
    public Receipt get(UUID checkInId) {
        var checkIn = CheckIn.<CheckIn>findByIdOptional(checkInId)
                .filter(known -> !caller.rolesOn(known.tourId).isEmpty())
                .orElseThrow(() -> ProblemException.notFound("There is no such check-in."));
        var tap = new Tap(checkIn, Tour.findById(checkIn.tourId), Stop.findById(checkIn.stopId));
        var rows = sources.stream()
                .sorted(Comparator.comparing(ReceiptSource::place))
                .flatMap(source -> source.rows(tap).stream())
                .toList();
        return Receipt.of(checkInId, rows);
    }
}
