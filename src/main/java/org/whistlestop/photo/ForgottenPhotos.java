package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.whistlestop.account.audit.Audit;

/** Takes away what the rules of retention name. */
@ApplicationScoped
class ForgottenPhotos {

    @Inject
    Audit audit;

    @Inject
    PhotoShow show;

    @Inject
    PhotoBytes bytes;

    @Transactional
    void forgetOriginals(UUID id) {
        bytes.forgetOriginals(id);
    }

    @Transactional
    void forgetFan(UUID id) {
        show.change(id, photo -> {
            photo.credit = null;
            photo.withdrawalHash = null;
        });
    }

    /** The whole photo; the public hears of it where it was shown. */
    @Transactional
    void forget(UUID id) {
        show.change(id, photo -> photo.status = PhotoStatus.REMOVED);
        bytes.forget(id);
        Photo photo = Photo.findById(id);
        if (photo != null) {
            audit.recordAs(Audit.PROGRAM, photo.tourId, "forgot", "photo", id, "time is over");
            photo.delete();
        }
    }
}
