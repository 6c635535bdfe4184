package org.whistlestop.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.whistlestop.account.Permission;
import org.whistlestop.checkin.CheckInView;
import org.whistlestop.checkin.CheckIns;
import org.whistlestop.checkin.Receipts;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.Tours;

/** Prepares the screen of a receipt in words. */
@ApplicationScoped
class ReceiptScreens {

    @Inject
    Tours tours;

    @Inject
    Stops stops;

    @Inject
    CheckIns checkIns;

    @Inject
    Receipts receipts;

    @Transactional
    ReceiptScreen of(String slug, UUID id) {
        var tour = tours.forCaller(slug, Permission.SEE);
        var checkIn = get(slug, id);
        var said = TourScreens.said(checkIn, stops.get(slug, checkIn.stop()));
        return new ReceiptScreen(slug, tour.title, said, receipts.get(id));
    }

    /** Of this very tour: its name stands in the address. */
    private CheckInView get(String slug, UUID id) {
        return checkIns.find(id)
                .filter(checkIn -> checkIn.tour().equals(slug))
                .orElseThrow(() -> ProblemException.notFound("There is no such check-in on this tour."));
    }
}
