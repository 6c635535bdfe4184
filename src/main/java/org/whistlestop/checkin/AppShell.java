package org.whistlestop.checkin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The check-in app without anybody's data, which phones keep to open it without a connection. */
@Path("/check-in/app")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class AppShell {

    @CheckedTemplate(basePath = "checkin")
    static class Templates {
        static native TemplateInstance shell();
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page() {
        return Templates.shell();
    }
}
