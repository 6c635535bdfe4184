package org.whistlestop.channel.push;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.whistlestop.support.ProblemException;

@Path("/api/push-key")
@Tag(name = "Followers", description = "Browsers that want to be told about a tour")
@PermitAll
class PushKeyResource {

    @Inject
    PushKeys keys;

    @GET
    @Operation(summary = "Read the key that a browser needs to let this installation push (VAPID)")
    public PushKeyView key() {
        try {
            return new PushKeyView(keys.get().publicKey());
        } catch (ProblemException e) {
            return new PushKeyView(null);
        }
    }
}
