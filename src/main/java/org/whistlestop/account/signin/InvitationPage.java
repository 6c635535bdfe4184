package org.whistlestop.account.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.ProblemException;

/** Greets who was invited. Only the button uses the link up, never the opening of the page. */
@Path("/invitation/{secret}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class InvitationPage {

    @Inject
    Invitations invitations;

    @Inject
    Sessions sessions;

    @Context
    HttpServerRequest request;

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance invitation(String secret, Invitations.Welcome welcome);

        static native TemplateInstance invitationGone();
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<Object> page(String secret) {
        return orGone(() -> FormAnswer.page(200, Templates.invitation(secret, invitations.read(secret))));
    }

    /** For a browser without passkeys: signs it in now, to make a personal token. */
    @POST
    @Operation(hidden = true)
    public RestResponse<Object> accept(String secret) {
        SignInPage.mustBeOurPage(request);
        return orGone(() -> {
            var opening = Opening.by(Way.INVITATION, invitations.accept(secret));
            return SignInPage.goOn("/desk/me?did=invited", sessions.open(opening));
        });
    }

    private static RestResponse<Object> orGone(Supplier<RestResponse<Object>> answer) {
        try {
            return answer.get();
        } catch (ProblemException e) {
            return FormAnswer.page(e.problem().status(), Templates.invitationGone());
        }
    }
}
