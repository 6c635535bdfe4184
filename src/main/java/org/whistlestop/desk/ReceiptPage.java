package org.whistlestop.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.whistlestop.account.Scope;

/** What one check-in did. */
@Path("/desk/tours/{tour}/check-ins/{checkIn}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class ReceiptPage {

    @Inject
    ReceiptScreens screens;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance receipt(ReceiptScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour, UUID checkIn) {
        return Templates.receipt(screens.of(tour, checkIn));
    }
}
