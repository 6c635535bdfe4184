package org.whistlestop.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Secret;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Asks people without an account for an approval. */
@ApplicationScoped
public class ApprovalLinks {

    private static final Duration LIVES = Duration.ofDays(3);

    @Inject
    Announcements announcements;

    @Inject
    Approvals approvals;

    @Inject
    Comments comments;

    @Inject
    AnnouncementViews views;

    @Inject
    Caller caller;

    @Inject
    Tours tours;

    @Inject
    Audit audit;

    @Inject
    WhistlestopConfig config;

    @Inject
    Clock clock;

    /** Who may approve may ask somebody else to; no author names the judge of the own words. */
    @Transactional
    public ApprovalLinkView make(UUID id, NewApprovalLink request) {
        var announcement = announcements.find(id, Permission.APPROVE);
        if (announcement.isByOneOf(caller.person().id)) {
            throw ProblemException.forbidden("You had a hand in these words; somebody else asks for their approval.");
        }
        var secret = Secret.random("");
        var now = clock.instant();
        var link =
                new ApprovalLink(id, secret.hash(), request.name().strip(), caller.person().id, now, now.plus(LIVES));
        link.persist();
        audit.record(announcement.tourId, "asked by link to approve", "announcement", id, link.id.toString());
        return new ApprovalLinkView(
                link.name,
                config.baseUrl().resolve("/approval/" + secret.text()).toString(),
                link.expiresAt);
    }

    /** What the holder of a link reads. */
    @Transactional
    public AskedApproval read(String secret) {
        var link = find(secret);
        return new AskedApproval(link.name, views.of(Announcement.findById(link.announcementId)));
    }

    /** Approves by a link, which is used up by it. */
    @Transactional
    public AskedApproval approve(String secret, NewApproval request) {
        var link = find(secret);
        var taken = take(link);
        approvals.approve(taken, null, link.name, request);
        link.usedAt = taken.now();
        audit.recordAs(
                Audit.PROGRAM,
                taken.tour().id,
                "approved by link",
                "announcement",
                link.announcementId,
                link.id + " " + request.seal().substring(0, 16));
        return new AskedApproval(link.name, views.of(taken.announcement()));
    }

    /** Says what is wrong with it; the link stays, to be used when that is mended. */
    @Transactional
    public AskedApproval comment(String secret, UUID id, NewComment request) {
        var link = find(secret);
        Announcement announcement = Announcement.findById(link.announcementId);
        comments.say(announcement, id, null, link.name, request);
        return new AskedApproval(link.name, views.of(announcement));
    }

    private Announcements.Taken take(ApprovalLink link) {
        Announcement announcement = Announcement.findById(link.announcementId);
        Tour tour = Tour.findById(announcement.tourId);
        var now = tours.take(tour);
        Announcement.getEntityManager().refresh(announcement);
        ApprovalLink.getEntityManager().refresh(link);
        if (link.usedAt != null) {
            throw used();
        }
        return new Announcements.Taken(announcement, tour, now);
    }

    private ApprovalLink find(String secret) {
        return ApprovalLink.find(new Secret(secret).hash(), clock.instant()).orElseThrow(ApprovalLinks::used);
    }

    private static ProblemException used() {
        return ProblemException.notFound(
                "This link was used already, or its three days are over. Ask for another one.");
    }
}
