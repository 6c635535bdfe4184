package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.support.ProblemException;

/** Tells who may see a file of a photo. */
@ApplicationScoped
class PhotoFiles {

    @Inject
    Caller caller;

    /** 404 for what the caller may not know of, 410 for what was public and is so no more. */
    @Transactional
    Found find(UUID photoId, String object) {
        PhotoSize size = PhotoSize.findById(object);
        Photo photo = Photo.findById(photoId);
        var isShown = photo != null && photo.shown;
        if (size != null && (isShown || isForStaff(photo))) {
            return new Found(object, size.format.mediaType(), isShown);
        }
        throw photo != null && photo.isTakenDown()
                ? PhotoFileResource.gone()
                : ProblemException.notFound("There is no such photo.");
    }

    private boolean isForStaff(Photo photo) {
        return photo != null && caller.isStaff() && caller.may(photo.tourId, Permission.SEE);
    }

    record Found(String object, String type, boolean isPublic) {}
}
