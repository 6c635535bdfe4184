package org.whistlestop.checkin;

import io.quarkiverse.web.bundler.runtime.Bundle;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The check-in app's service worker, under one address for ever: what it imports has another name in each release, by which
 * browsers see that it is new.
 */
@Path("/check-in-worker.js")
@Produces("text/javascript;charset=UTF-8")
@PermitAll
class AppWorker {

    @Inject
    Bundle bundle;

    @GET
    @Operation(hidden = true)
    public RestResponse<String> script() {
        return RestResponse.ResponseBuilder.ok("import '" + bundle.script("worker") + "'\n")
                .header("Cache-Control", "no-cache")
                .build();
    }
}
