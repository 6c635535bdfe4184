package org.whistlestop.gallery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.photo.Withdrawals;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.ProblemException;

/** Lets fans take a photo back. The secret comes in a form's body: behind the # of the link it never left the browser. */
@Path(WithdrawalPage.PATH)
@Produces(MediaType.TEXT_HTML)
@PermitAll
class WithdrawalPage {

    static final String PATH = "/photo-withdrawal";

    private static final String NOT_WHOLE =
            "This is not the whole link or code. Copy it from its first letter to its last.";

    @Inject
    Withdrawals withdrawals;

    @CheckedTemplate(basePath = "gallery")
    static class Templates {
        static native TemplateInstance takeBack(String wrong);

        static native TemplateInstance takenBack();
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page() {
        return Templates.takeBack(null);
    }

    @POST
    @Operation(hidden = true)
    public RestResponse<Object> takeBack(@RestForm String code) {
        var read = TakeBackCode.find(code);
        if (read.isEmpty()) {
            return FormAnswer.page(422, Templates.takeBack(NOT_WHOLE));
        }
        try {
            withdrawals.withdraw(read.get().photo(), read.get().secret());
            return FormAnswer.page(200, Templates.takenBack());
        } catch (ProblemException e) {
            return FormAnswer.page(
                    e.problem().status(), Templates.takeBack(e.problem().detail()));
        }
    }
}
