package org.whistlestop.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.whistlestop.account.Scope;
import org.whistlestop.account.audit.AuditLog;

/** Who did what on a tour. */
@Path("/desk/tours/{tour}/audit")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class AuditPage {

    @Inject
    AuditScreens screens;

    @Inject
    AuditLog log;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance audit(AuditScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(
            String tour,
            @RestQuery @DefaultValue("9223372036854775807") long before,
            @RestQuery @DefaultValue("false") boolean people,
            @RestQuery @DefaultValue("false") boolean check) {
        var screen = people ? screens.ofPeople(tour, before) : screens.of(tour, before);
        return Templates.audit(check ? screen.checked(log.check(screen.chain())) : screen);
    }
}
