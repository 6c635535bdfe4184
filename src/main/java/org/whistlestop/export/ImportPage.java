package org.whistlestop.export;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.whistlestop.account.Caller;
import org.whistlestop.account.FreshProof;
import org.whistlestop.account.Scope;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.Problem;

/** Takes a tour in from its file, for those who may make one. */
@Path("/desk/imports")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.PLAN)
class ImportPage {

    @Inject
    ImportForm form;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    @CheckedTemplate(basePath = "export")
    static class Templates {
        static native TemplateInstance imports(ImportForm.Screen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page() {
        imports.mayTake();
        return show(null, null);
    }

    @POST
    @FreshProof
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public RestResponse<Object> take(@RestForm FileUpload file) {
        return FormAnswer.by(() -> FormAnswer.page(201, show(form.take(file), null)), problem -> show(null, problem));
    }

    private TemplateInstance show(ImportedTour came, Problem problem) {
        return Templates.imports(form.screen(came, problem));
    }
}
