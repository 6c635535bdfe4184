package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Finds photos for staff and changes their words. */
@ApplicationScoped
public class Photos {

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

    /** The newest first, but what waits for somebody the oldest first. */
    @Transactional
    public List<PhotoView> list(String tourSlug, PhotoFilter filter, int page, int size) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        var order = filter == PhotoFilter.TO_DO ? "p.receivedAt, p.id" : "p.receivedAt desc, p.id";
        return views.of(Photo.<Photo>find(
                        "from Photo p where p.tourId = ?1 and " + filter.condition + " order by " + order, tour.id)
                .page(page, size)
                .list());
    }

    @Transactional
    public long count(String tourSlug, PhotoFilter filter) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        return Photo.count("from Photo p where p.tourId = ?1 and " + filter.condition, tour.id);
    }

    /** Of a tour that the caller works on. */
    @Transactional
    public PhotoView get(UUID id) {
        return views.of(find(id));
    }

    @Transactional
    public boolean isOf(UUID id, UUID tourId) {
        return Photo.count("id = ?1 and tourId = ?2", id, tourId) == 1;
    }

    private Photo find(UUID id) {
        return Photo.<Photo>findByIdOptional(id)
                .filter(photo -> !caller.rolesOn(photo.tourId).isEmpty())
                .orElseThrow(() -> ProblemException.notFound("There is no such photo."));
    }

    /** Who sent it may mend its words; of others' only who moderates. */
    @Transactional
    public PhotoView edit(UUID id, PhotoWords words) {
        var photo = find(id);
        mayEdit(photo);
        Tour tour = Tour.findById(photo.tourId);
        tours.take(tour);
        var stopId =
                words.stop() == null || words.stop().isBlank() ? null : Stop.getBySlug(photo.tourId, words.stop()).id;
        show.change(id, found -> {
            refuseWhatIsGone(found);
            found.lead &= stopId != null && stopId.equals(found.stopId);
            found.stopId = stopId;
            found.alt = PhotoText.tidy(words.alt());
            found.caption = PhotoText.tidy(words.caption());
            found.credit = PhotoText.tidy(words.credit());
        });
        audit.record(photo.tourId, "edited", "photo", id);
        return fresh(photo);
    }

    private void mayEdit(Photo photo) {
        if (caller.person().id.equals(photo.personId)) {
            caller.must(photo.tourId, Permission.ADD_PHOTOS);
        } else {
            caller.must(photo.tourId, Permission.MODERATE);
            caller.mustHold(Scope.PUBLISH);
        }
    }

    private static void refuseWhatIsGone(Photo photo) {
        if (photo.status == PhotoStatus.WITHDRAWN) {
            throw ProblemException.conflict("The fan who sent this photo took it back; nothing is left of it.");
        }
    }

    /** Lets a public photo stand for its stop, in place of another. */
    @Transactional
    public PhotoView lead(UUID id, boolean lead) {
        var photo = find(id);
        caller.must(photo.tourId, Permission.MODERATE);
        Tour tour = Tour.findById(photo.tourId);
        tours.take(tour);
        Photo.getEntityManager().refresh(photo);
        if (lead && !photo.shown) {
            throw ProblemException.conflict("Only a photo that the public sees can lead its stop.");
        }
        if (lead) {
            Photo.<Photo>list("stopId = ?1 and lead and id <> ?2", photo.stopId, id)
                    .forEach(other -> show.change(other.id, former -> former.lead = false));
        }
        show.change(id, found -> found.lead = lead);
        audit.record(photo.tourId, lead ? "put in the lead" : "took from the lead", "photo", id);
        return fresh(photo);
    }

    private PhotoView fresh(Photo photo) {
        Photo.flush();
        Photo.getEntityManager().refresh(photo);
        return views.of(photo);
    }
}
