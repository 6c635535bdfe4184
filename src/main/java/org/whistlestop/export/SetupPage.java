package org.whistlestop.export;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Secret;
import org.whistlestop.account.signin.SetupCookie;
import org.whistlestop.account.signin.SignInPage;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.Sender;

/** Where the administrator, who has a token and no name, brings a tour into a fresh installation with a browser. */
@Path(SetupCookie.FOLDER)
@Produces(MediaType.TEXT_HTML)
class SetupPage {

    private static final String WRONG = "That is not the administrator’s token, WHISTLESTOP_ADMIN_TOKEN.";

    @Inject
    SetupCookie setup;

    @Inject
    ImportForm form;

    @Context
    HttpServerRequest request;

    @CheckedTemplate(basePath = "export")
    static class Templates {
        static native TemplateInstance setup(ImportForm.Screen screen);
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public TemplateInstance page() {
        if (!setup.isOffered()) {
            throw ProblemException.notFound("This installation has no administrator’s token.");
        }
        return show(null, null);
    }

    @POST
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<Object> enter(@RestForm String token) {
        if (!Sender.isOurPage(request)) {
            throw ProblemException.forbidden("This form was sent from another site. Open the page here and try again.");
        }
        return setup.of(new Secret(token == null ? "" : token.strip()))
                .map(cookie -> SignInPage.goOn(SetupCookie.FOLDER, cookie))
                .orElseGet(() -> FormAnswer.page(401, show(null, Problem.of(401, WRONG))));
    }

    @POST
    @Path("import")
    @RolesAllowed(Caller.SETUP)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public RestResponse<Object> take(@RestForm FileUpload file) {
        return FormAnswer.by(() -> FormAnswer.page(201, show(form.take(file), null)), problem -> show(null, problem));
    }

    private TemplateInstance show(ImportedTour came, Problem problem) {
        return Templates.setup(form.screen(came, problem));
    }
}
