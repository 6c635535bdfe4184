package org.whistlestop.embed;

import io.quarkiverse.web.bundler.runtime.Bundle;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The elements' script under one address for ever. It works as a module and as a plain script, and what it imports is found
 * beside it, on our host.
 */
@Path("/embed.js")
@Produces("text/javascript;charset=UTF-8")
@PermitAll
class EmbedScript {

    /** A plain script of another host does not know where it came from, so that it looks; a module does. */
    private static final String HOST =
            "import((document.currentScript ? new URL(document.currentScript.src).origin : '') + '%s')\n";

    @Inject
    Bundle bundle;

    @GET
    @Operation(hidden = true)
    public RestResponse<String> script() {
        return RestResponse.ResponseBuilder.ok(HOST.formatted(bundle.script("embed-elements")))
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}
