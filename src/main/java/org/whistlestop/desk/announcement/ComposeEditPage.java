package org.whistlestop.desk.announcement;

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
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;
import org.whistlestop.announcement.Announcements;

/** An announcement to be written anew, in the same form as a new one. */
@Path("/desk/announcements/{id}/edit")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class ComposeEditPage {

    @Inject
    Announcements announcements;

    @Inject
    ComposeAnswers answers;

    @GET
    @Operation(hidden = true)
    public TemplateInstance again(UUID id) {
        var known = announcements.get(id);
        return answers.show(known.tour(), known, ComposeForm.of(known), null);
    }

    @POST
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> edit(UUID id, @BeanParam ComposeForm form) {
        var known = announcements.get(id);
        return answers.to(known.tour(), known, form, id);
    }
}
