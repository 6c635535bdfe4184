package org.whistlestop.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;

/** Lets people talk about a draft. */
@ApplicationScoped
public class Comments {

    private static final int MOST = 200;

    @Inject
    Announcements announcements;

    @Inject
    Caller caller;

    @Inject
    AnnouncementViews views;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Repeating a comment under its id changes nothing. */
    @Transactional
    public AnnouncementView say(UUID announcementId, UUID id, NewComment request) {
        var announcement = announcements.find(announcementId, Permission.SEE);
        var person = caller.person();
        say(announcement, id, person.id, person.name, request);
        audit.record(announcement.tourId, "commented on", "announcement", announcementId);
        return views.of(announcement);
    }

    /** @param person null for who came by a link */
    void say(Announcement announcement, UUID id, UUID person, String name, NewComment request) {
        Comment known = Comment.findById(id);
        if (known != null) {
            if (known.announcementId.equals(announcement.id) && known.words.equals(request.words())) {
                return;
            }
            throw ProblemException.invalid("id", "Another comment has this id", "Make a new id for a new comment");
        }
        if (Comment.count("announcementId", announcement.id) >= MOST) {
            throw ProblemException.conflict("There are " + MOST + " comments already. Talk to each other.");
        }
        new Comment(id, announcement.id, person, name, request.words(), clock.instant()).persistAndFlush();
    }
}
