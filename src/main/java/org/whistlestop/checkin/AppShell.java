package org.whistlestop.checkin;

import io.quarkiverse.web.bundler.runtime.Bundle;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The check-in app without anybody's data, which phones keep to open it without a connection. */
@Path("/")
@PermitAll
class AppShell {

    @Inject
    Bundle bundle;

    @CheckedTemplate(basePath = "checkin")
    static class Templates {
        static native TemplateInstance shell();
    }

    @GET
    @Path("check-in/app")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance shell() {
        return Templates.shell();
    }

    /** Under one address for ever; what it imports has another name in each release, so browsers see that it is new. */
    @GET
    @Path("check-in-worker.js")
    @Produces("text/javascript;charset=UTF-8")
    @Operation(hidden = true)
    public RestResponse<String> worker() {
        return RestResponse.ResponseBuilder.ok("import '" + bundle.script("worker") + "'\n")
                .header("Cache-Control", "no-cache")
                .build();
    }
}
