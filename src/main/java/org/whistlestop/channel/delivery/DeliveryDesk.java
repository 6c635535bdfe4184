package org.whistlestop.channel.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;

/** What a person decides about a single delivery that waits for one. */
@ApplicationScoped
public class DeliveryDesk {

    @Inject
    Caller caller;

    @Inject
    Deliveries deliveries;

    @Inject
    DeliveryViews views;

    @Inject
    Audit audit;

    @Transactional
    public DeliveryView get(UUID id) {
        return views.of(find(id, Permission.SEE));
    }

    /** Tries again what is held or failed. */
    @Transactional
    public DeliveryView release(UUID id) {
        var delivery = find(id, Permission.RELEASE);
        if (!deliveries.release(id)) {
            throw ProblemException.conflict(
                    "It is not held, its time has not come, or the time it was approved for is over;"
                            + " then it needs another approval.");
        }
        return decided(delivery, "released", "delivery");
    }

    /** @param link where it stands; may be null */
    @Transactional
    public DeliveryView standsThere(UUID id, String link) {
        var delivery = find(id, Permission.RELEASE);
        if (!deliveries.settleAsSent(id, link)) {
            throw ProblemException.conflict("It is not held.");
        }
        return decided(delivery, "found at its channel", "delivery");
    }

    @Transactional
    public DeliveryView standsNowhere(UUID id) {
        var delivery = find(id, Permission.RELEASE);
        if (!deliveries.settleAsAbsent(id)) {
            throw ProblemException.conflict("It is not held for being unsure.");
        }
        return decided(delivery, "did not find at its channel", "delivery");
    }

    /** Takes one channel out; the announcement goes out on the others. */
    @Transactional
    public DeliveryView cancel(UUID id) {
        var delivery = find(id, Permission.ANNOUNCE);
        var state = deliveries.cancelOne(id, "Cancelled at the desk.");
        if (state == DeliveryState.SENT) {
            throw ProblemException.conflict("It is out already. Write a correction.");
        }
        return decided(delivery, "cancelled", "delivery");
    }

    private DeliveryView decided(Delivery delivery, String act, String thing) {
        audit.record(delivery.tourId, act, thing, delivery.id);
        Delivery.getEntityManager().refresh(delivery);
        return views.of(delivery);
    }

    private Delivery find(UUID id, Permission permission) {
        var delivery = Delivery.<Delivery>findByIdOptional(id)
                .filter(known -> !caller.rolesOn(known.tourId).isEmpty())
                .orElseThrow(() -> ProblemException.notFound("There is no such delivery."));
        caller.must(delivery.tourId, permission);
        return delivery;
    }
}
