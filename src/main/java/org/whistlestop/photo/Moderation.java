package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Decides what the public sees, one by one or many at once. */
@ApplicationScoped
public class Moderation {

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    Tours tours;

    @Inject
    PhotoShow show;

    @Inject
    PhotoViews views;

    @Inject
    PhotoWork work;

    @Inject
    Tombstones tombstones;

    @Inject
    Clock clock;

    /** All of them or none; what stands so already changes nothing. */
    @Transactional
    public List<PhotoView> decide(String tourSlug, NewDecision request) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        var photos =
                request.photos().stream().distinct().map(id -> find(tour, id)).toList();
        photos.forEach(photo -> mustDecide(tour, photo, request.decision()));
        show.change(tour, request.photos(), photo -> decide(photo, request));
        return photos.stream().map(this::fresh).toList();
    }

    private static Photo find(Tour tour, UUID id) {
        return Photo.<Photo>find("id = ?1 and tourId = ?2", id, tour.id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("There is no such photo on this tour."));
    }

    /** Who took a photo may take it down as well. */
    private void mustDecide(Tour tour, Photo photo, Decision decision) {
        var isOwn = caller.person().id.equals(photo.personId);
        if (!(isOwn && decision == Decision.REMOVE && caller.may(tour.id, Permission.ADD_PHOTOS))) {
            caller.must(tour.id, Permission.MODERATE);
            caller.mustHold(Scope.PUBLISH);
        }
    }

    private void decide(Photo photo, NewDecision request) {
        var decision = request.decision();
        if (photo.status == decision.leadsTo) {
            keepInSpiteOfReports(photo);
            return;
        }
        if (!decision.isPossibleFrom(photo.status)) {
            throw ProblemException.conflict(
                    "A photo that is %s cannot be %s.".formatted(photo.status.word(), decision.leadsTo.word()));
        }
        photo.decide(decision.leadsTo, caller.person().id, PhotoText.tidy(request.reason()), clock.instant());
        settle(photo, decision);
        audit.record(photo.tourId, decision.act, "photo", photo.id);
    }

    private void settle(Photo photo, Decision decision) {
        PhotoReport.settle(photo.id, clock.instant());
        if (decision == Decision.REMOVE) {
            tombstones.set(photo);
        } else if (decision == Decision.RESTORE) {
            tombstones.lift(photo.id);
            work.makeWhatIsMissing(photo);
        }
    }

    private void keepInSpiteOfReports(Photo photo) {
        if (PhotoReport.countOpen(photo.id) > 0) {
            PhotoReport.settle(photo.id, clock.instant());
            audit.record(photo.tourId, "kept", "photo", photo.id);
        }
    }

    /** The statements of a show leave the entity behind. */
    private PhotoView fresh(Photo photo) {
        Photo.flush();
        Photo.getEntityManager().refresh(photo);
        return views.of(photo);
    }
}
