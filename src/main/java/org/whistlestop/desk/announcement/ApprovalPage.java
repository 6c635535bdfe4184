package org.whistlestop.desk.announcement;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.announcement.ApprovalLinks;
import org.whistlestop.announcement.AskedApproval;
import org.whistlestop.announcement.NewApproval;
import org.whistlestop.announcement.NewComment;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.ProblemException;

/** Asks somebody without an account for a yes. Only the button uses the link up, never the opening of the page. */
@Path("/approval/{secret}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class ApprovalPage {

    @Inject
    ApprovalLinks links;

    @Inject
    AnnouncementCards cards;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance approval(ApprovalScreen screen);

        static native TemplateInstance approvalGone();
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<Object> page(String secret, @RestQuery String did) {
        return orGone(() -> {
            var screen = screen(secret, links.read(secret));
            return FormAnswer.page(200, Templates.approval("commented".equals(did) ? screen.afterComment() : screen));
        });
    }

    /** Answers with the page itself: the link is used up, so no other address could show it. */
    @POST
    @Operation(hidden = true)
    public RestResponse<Object> approve(String secret, @RestForm String seal, @RestForm String reason) {
        return orGone(() -> FormAnswer.by(
                () -> {
                    var asked = links.approve(secret, checks.checked(new NewApproval(seal, reason)));
                    return FormAnswer.page(
                            200, Templates.approval(screen(secret, asked).afterApproval()));
                },
                problem -> Templates.approval(
                        screen(secret, links.read(secret)).wrong("approval", reason, "", problem.detail()))));
    }

    @POST
    @Path("comments")
    @Operation(hidden = true)
    public RestResponse<Object> comment(String secret, @RestForm UUID id, @RestForm String words) {
        return orGone(() -> FormAnswer.to(
                () -> {
                    links.comment(secret, id == null ? UUID.randomUUID() : id, checks.checked(new NewComment(words)));
                    return "/approval/" + secret + "?did=commented";
                },
                problem -> Templates.approval(
                        screen(secret, links.read(secret)).wrong("comments", "", words, problem.detail()))));
    }

    private ApprovalScreen screen(String secret, AskedApproval asked) {
        return ApprovalScreen.of(secret, asked, cards.of(asked.announcement()));
    }

    private static RestResponse<Object> orGone(Supplier<RestResponse<Object>> answer) {
        try {
            return answer.get();
        } catch (ProblemException e) {
            if (e.problem().status() != 404) {
                throw e;
            }
            return FormAnswer.page(404, Templates.approvalGone());
        }
    }
}
