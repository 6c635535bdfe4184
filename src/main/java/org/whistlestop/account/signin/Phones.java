package org.whistlestop.account.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Person;
import org.whistlestop.account.Secret;
import org.whistlestop.account.TourDirectory;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;

/** The hosts' phones, which stay signed in for a whole tour, to check in and little else. */
@ApplicationScoped
public class Phones {

    /** The flight home, and photos that were still in the queue. */
    private static final Duration AFTER_THE_TOUR = Duration.ofDays(1);

    @Inject
    Caller caller;

    @Inject
    TourDirectory tours;

    @Inject
    Sessions sessions;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Swaps this browser's session for one that lasts as long as the tour and may do only what the road needs. */
    @Transactional
    public NewCookie enrol(String tour) {
        var tourId = find(tour, Permission.CHECK_IN);
        var now = clock.instant();
        if (isOver(tourId, now)) {
            throw ProblemException.conflict("This tour has no stop to come, so no phone stays signed in for it.");
        }
        var secret = Secret.random("");
        var session = sessions.current();
        session.becomePhone(tourId, secret, now);
        audit.record(tourId, "enrolled", "phone", session.id);
        return SessionCookie.of(secret, Session.PHONE_LIFETIME);
    }

    /** A browser always; a phone until a day after its tour's last stop. */
    boolean isInTime(Session session, Instant now) {
        return session.tourId == null || !isOver(session.tourId, now);
    }

    private boolean isOver(UUID tourId, Instant now) {
        return tours.findEnd(tourId)
                .filter(end -> now.isBefore(end.plus(AFTER_THE_TOUR)))
                .isEmpty();
    }

    /** The phones enrolled on a tour, for who runs it. */
    @Transactional
    public List<PhoneView> listOn(String tour) {
        return Session.listPhones(find(tour, Permission.RUN), clock.instant()).stream()
                .map(phone -> new PhoneView(
                        phone.id,
                        phone.personId,
                        Person.get(phone.personId).name,
                        phone.device,
                        phone.createdAt,
                        phone.lastUsedAt))
                .toList();
    }

    /** Signs a phone out that was lost, say. */
    @Transactional
    public void end(String tour, UUID phone) {
        var tourId = find(tour, Permission.RUN);
        if (Session.delete("id = ?1 and tourId = ?2", phone, tourId) == 0) {
            throw ProblemException.notFound("There is no such phone, or it is signed out already.");
        }
        audit.record(tourId, "ended", "phone", phone);
    }

    private UUID find(String tour, Permission permission) {
        var id = tours.findId(tour).orElseThrow(() -> ProblemException.notFound("There is no such tour."));
        caller.must(id, permission);
        return id;
    }
}
