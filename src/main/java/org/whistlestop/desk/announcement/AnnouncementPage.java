package org.whistlestop.desk.announcement;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;
import org.whistlestop.announcement.Announcements;
import org.whistlestop.announcement.ApprovalLinks;
import org.whistlestop.announcement.Approvals;
import org.whistlestop.announcement.Comments;
import org.whistlestop.announcement.NewApproval;
import org.whistlestop.announcement.NewApprovalLink;
import org.whistlestop.announcement.NewComment;
import org.whistlestop.announcement.NewCopies;
import org.whistlestop.desk.announcement.AnnouncementScreen.Typed;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.ProblemException;

/** One announcement: read to the letter, judged, planned and followed until it stands on its channels. */
@Path("/desk/announcements/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class AnnouncementPage {

    private static final int LONGEST_WHY = 500;

    @Inject
    AnnouncementScreens screens;

    @Inject
    Announcements announcements;

    @Inject
    Approvals approvals;

    @Inject
    ApprovalLinks links;

    @Inject
    Comments comments;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance announcement(AnnouncementScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(UUID id, @RestQuery String did) {
        return Templates.announcement(screens.of(id, Typed.NOTHING, null, null, AnnouncementDone.textOf(did), null));
    }

    @POST
    @Path("review")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> review(UUID id) {
        return answer(id, "review", Typed.NOTHING, AnnouncementDone.REVIEW, () -> announcements.review(id));
    }

    @POST
    @Path("approval")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> approve(UUID id, @RestForm String seal, @RestForm String reason) {
        return answer(
                id,
                "approval",
                new Typed(reason, "", "", "", "", List.of()),
                AnnouncementDone.APPROVED,
                () -> approvals.approve(id, checks.checked(new NewApproval(seal, reason))));
    }

    @POST
    @Path("return")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> sendBack(UUID id, @RestForm String why) {
        return answer(
                id,
                "return",
                new Typed("", why, "", "", "", List.of()),
                AnnouncementDone.RETURNED,
                () -> approvals.withdraw(id, given(why)));
    }

    private static String given(String why) {
        if (why == null || why.isBlank() || why.length() > LONGEST_WHY) {
            throw ProblemException.invalid(
                    "why", "Its author does not learn why", "Say it in up to " + LONGEST_WHY + " letters");
        }
        return why.strip();
    }

    @POST
    @Path("cancellation")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> cancel(UUID id) {
        return answer(id, "cancellation", Typed.NOTHING, AnnouncementDone.CANCELLED, () -> announcements.cancel(id));
    }

    @POST
    @Path("comments")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> comment(UUID id, @RestForm UUID comment, @RestForm String words) {
        return answer(
                id,
                "comments",
                new Typed("", "", words, "", "", List.of()),
                AnnouncementDone.COMMENTED,
                () -> comments.say(
                        id, comment == null ? UUID.randomUUID() : comment, checks.checked(new NewComment(words))));
    }

    @POST
    @Path("copies")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> copy(UUID id, @RestForm List<String> stops) {
        var chosen = stops == null ? List.<String>of() : stops;
        return answer(id, "copies", new Typed("", "", "", "", "", chosen), AnnouncementDone.COPIED, () -> {
            if (chosen.isEmpty()) {
                throw ProblemException.invalid("stops", "No stop was ticked", "Tick those that get the same");
            }
            announcements.copy(id, checks.checked(new NewCopies(chosen)));
        });
    }

    /** Answers with the page itself, not with a redirect: the link is in this answer and nowhere else. */
    @POST
    @Path("approval-links")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> ask(UUID id, @RestForm String name) {
        var typed = new Typed("", "", "", name, "", List.of());
        return FormAnswer.by(
                () -> {
                    var link = links.make(id, checks.checked(new NewApprovalLink(name)));
                    return FormAnswer.page(
                            200, Templates.announcement(screens.of(id, Typed.NOTHING, link, null, null, null)));
                },
                problem -> Templates.announcement(screens.of(id, typed, null, "approval-links", null, problem)));
    }

    private RestResponse<Object> answer(UUID id, String form, Typed typed, AnnouncementDone done, Runnable act) {
        return FormAnswer.to(
                () -> {
                    act.run();
                    return "/desk/announcements/" + id + done.query();
                },
                problem -> Templates.announcement(screens.of(id, typed, null, form, null, problem)));
    }
}
