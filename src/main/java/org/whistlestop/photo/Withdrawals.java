package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.UUID;
import org.whistlestop.account.Secret;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;

/** Lets fans take their photos back, at any time and for good. */
@ApplicationScoped
public class Withdrawals {

    @Inject
    Audit audit;

    @Inject
    PhotoShow show;

    @Inject
    PhotoBytes bytes;

    @Inject
    Tombstones tombstones;

    @Inject
    Clock clock;

    /** Doing it again changes nothing; 404 with another secret. */
    @Transactional
    public void withdraw(UUID photoId, String key) {
        Photo known = Photo.findById(photoId);
        if (known == null || !isOpenedBy(known, key)) {
            throw ProblemException.notFound("There is no such photo, or this is not the secret that was sent with it.");
        }
        if (known.status == PhotoStatus.WITHDRAWN) {
            return;
        }
        show.change(photoId, photo -> {
            // Only of what people saw: else anybody could shut out the photos of others by taking a copy back.
            if (photo.shownAt != null) {
                tombstones.set(photo);
            }
            photo.decide(PhotoStatus.WITHDRAWN, null, null, clock.instant());
            photo.credit = null;
            photo.alt = null;
            photo.caption = null;
            photo.placeholder = null;
        });
        bytes.forget(photoId);
        audit.recordAs(Audit.PROGRAM, known.tourId, "withdrew", "photo", photoId, "by who sent it");
    }

    private static boolean isOpenedBy(Photo photo, String key) {
        return photo.withdrawalHash != null && MessageDigest.isEqual(photo.withdrawalHash, new Secret(key).hash());
    }
}
