package org.whistlestop.desk.announcement;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.announcement.AnnouncementView;
import org.whistlestop.announcement.Announcements;
import org.whistlestop.announcement.NewAnnouncement;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** Answers the form of an announcement, new or known. */
@ApplicationScoped
class ComposeAnswers {

    @Inject
    Announcements announcements;

    @Inject
    ComposeScreens screens;

    @Inject
    FormChecks checks;

    /** @param known as it is kept; null for a new one */
    RestResponse<Object> to(String tour, AnnouncementView known, ComposeForm form, UUID id) {
        return FormAnswer.by(
                () -> {
                    var request = checks.checked(form.request(tour));
                    return form.isPreview()
                            ? FormAnswer.page(200, show(tour, known, form, null))
                            : FormAnswer.seeOther(kept(id, form, request));
                },
                problem -> show(tour, known, orOver(form, known, problem), problem));
    }

    private String kept(UUID id, ComposeForm form, NewAnnouncement request) {
        if (form.isForReview() && request.channels().isEmpty()) {
            throw ProblemException.invalid("channels", "It goes nowhere", "Choose at least one channel");
        }
        announcements.put(id, form.version(), request);
        if (form.isForReview()) {
            announcements.review(id);
        }
        var done = form.isForReview() ? AnnouncementDone.REVIEW : AnnouncementDone.WRITTEN;
        return "/desk/announcements/" + id + done.query();
    }

    /** Who has read that somebody else wrote meanwhile may write over it. */
    private static ComposeForm orOver(ComposeForm form, AnnouncementView known, Problem problem) {
        return problem.status() == 412 && known != null ? form.over(known.version()) : form;
    }

    TemplateInstance show(String tour, AnnouncementView known, ComposeForm form, Problem problem) {
        return ComposePage.Templates.compose(screens.of(tour, known, form, preview(tour, form), problem));
    }

    /** Null where the form is not whole yet, or has a mistake. */
    private AnnouncementView preview(String tour, ComposeForm form) {
        try {
            return announcements.preview(tour, checks.checked(form.request(tour)));
        } catch (ProblemException e) {
            return null;
        }
    }
}
