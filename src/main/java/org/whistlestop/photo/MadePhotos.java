package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.image.Format;
import org.whistlestop.image.Glance;
import org.whistlestop.tour.log.TourAdvanced;

/** Writes down what was made of photos, and shows it. */
@ApplicationScoped
class MadePhotos {

    @Inject
    Audit audit;

    @Inject
    PhotoShow show;

    @Inject
    PhotoWork work;

    @Inject
    StopFinder stops;

    @Inject
    PhotoBytes bytes;

    @Inject
    Tombstones tombstones;

    @Inject
    Event<TourAdvanced> advanced;

    /** The pieces of a file that wants to be made; empty when it was, or when its photo was taken down meanwhile. */
    @Transactional
    Optional<List<String>> findWanted(UUID photoId, Part part) {
        return findWanted(photoId, part, Format.JPEG).map(Wanted::pieces);
    }

    /** @param format of which there is nothing yet */
    @Transactional
    Optional<Wanted> findWanted(UUID photoId, Part part, Format format) {
        Photo photo = Photo.findById(photoId);
        PhotoOriginal original = PhotoOriginal.findById(new PhotoOriginal.Key(photoId, part));
        if (photo == null || original == null || !original.isKept() || photo.isTakenDown()) {
            return Optional.empty();
        }
        var sizes = PhotoSize.listOf(photoId);
        var isMade = sizes.stream().anyMatch(size -> size.format == format && size.part.compareTo(part) >= 0);
        var jpegs = sizes.stream()
                .filter(size -> size.part == part && size.format == Format.JPEG)
                .sorted(Comparator.comparing(size -> size.width))
                .toList();
        return isMade ? Optional.empty() : Optional.of(new Wanted(original.pieces(), jpegs));
    }

    /** Shows it, as soon as its stop and the decision about it allow. */
    @Transactional
    void keep(UUID photoId, Part part, List<PhotoSize> sizes, Glance glance) {
        show.change(photoId, photo -> {
            if (photo.isTakenDown()) {
                return;
            }
            sizes.forEach(size -> PhotoSize.getEntityManager().merge(size));
            var widest = sizes.get(sizes.size() - 1);
            if (photo.width == null || photo.width <= widest.width) {
                photo.width = widest.width;
                photo.height = widest.height;
                photo.placeholder = glance.placeholder();
                photo.fingerprint = glance.fingerprint();
            }
            photo.failure = null;
            attach(photo);
            askAboutWhatWasTakenDown(photo);
            if (part == Part.ORIGINAL) {
                work.makeSmaller(photoId);
            }
        });
    }

    /** The host may have checked in after the photo was sent. */
    private void attach(Photo photo) {
        if (photo.stopId == null) {
            photo.stopId = stops.findLive(photo.tourId, photo.takenAt).orElse(null);
        }
    }

    /** Looks may deceive: a fan's photo is rejected, one of staff waits for a moderator; what was decided stays. */
    private void askAboutWhatWasTakenDown(Photo photo) {
        if (photo.shown || photo.decidedAt != null || !tombstones.knowsLooksOf(photo.fingerprint, photo.id)) {
            return;
        }
        photo.status = photo.isFromFan() ? PhotoStatus.REJECTED : PhotoStatus.WAITING;
        photo.reason = Tombstones.LOOKS;
        photo.decidedAt = photo.isFromFan() ? photo.receivedAt : null;
        audit.recordAs(Audit.PROGRAM, photo.tourId, "held back", "photo", photo.id, "looks like one taken down");
    }

    @Transactional
    void keepMore(UUID photoId, List<PhotoSize> sizes) {
        Photo photo = Photo.findById(photoId);
        if (photo != null && !photo.isTakenDown()) {
            sizes.forEach(size -> PhotoSize.getEntityManager().merge(size));
            forgetOfFan(photo);
            // No event tells of them, but the pages name them.
            advanced.fire(new TourAdvanced(photo.tourId, true));
        }
    }

    /** A preview that cannot be read says nothing about the original. */
    @Transactional
    void fail(UUID photoId, Part part, String why) {
        Photo photo = Photo.findById(photoId);
        if (photo != null && part == Part.ORIGINAL) {
            photo.failure = why.substring(0, Math.min(why.length(), 300));
            forgetOfFan(photo);
        }
    }

    /** A fan without a script may have sent the place along: it is kept no longer than the work on it takes. */
    private void forgetOfFan(Photo photo) {
        if (photo.isFromFan()) {
            bytes.forgetOriginals(photo.id);
        }
    }

    record Wanted(List<String> pieces, List<PhotoSize> sizes) {}
}
