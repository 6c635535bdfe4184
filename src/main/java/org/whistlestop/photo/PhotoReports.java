package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.whistlestop.support.ProblemException;

/** Takes what the public has against photos; they stay until a moderator decides. */
@ApplicationScoped
public class PhotoReports {

    /** Nobody reads more about one photo; a crowd or a script fills no table. */
    private static final int MOST_OPEN = 20;

    @Inject
    Clock clock;

    /** 404 when the photo is not, or no more, public. */
    @Transactional
    public void report(UUID photoId, String reason) {
        if (Photo.count("id = ?1 and shown", photoId) == 0) {
            throw ProblemException.notFound("There is no such photo, or it was taken down already.");
        }
        if (!PhotoText.isClean(reason) || PhotoText.tidy(reason) == null) {
            throw ProblemException.invalid("reason", "The reason cannot be read", "Say it in plain words");
        }
        if (PhotoReport.countOpen(photoId) < MOST_OPEN) {
            new PhotoReport(photoId, PhotoText.tidy(reason), clock.instant()).persist();
        }
    }
}
