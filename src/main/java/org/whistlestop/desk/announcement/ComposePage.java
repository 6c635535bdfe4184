package org.whistlestop.desk.announcement;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;

/** A new announcement. */
@Path("/desk/tours/{tour}/announcements/new")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class ComposePage {

    @Inject
    ComposeAnswers answers;

    @Inject
    ComposeScreens screens;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance compose(ComposeScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance begin(String tour, @RestQuery String stop, @RestQuery UUID template) {
        return answers.show(tour, null, screens.begin(tour, stop, template), null);
    }

    @POST
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> write(String tour, @BeanParam ComposeForm form) {
        return answers.to(tour, null, form, form.id() == null ? UUID.randomUUID() : form.id());
    }
}
