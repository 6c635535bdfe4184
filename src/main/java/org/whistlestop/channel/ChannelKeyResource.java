package org.whistlestop.channel;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.whistlestop.account.FreshProof;
import org.whistlestop.account.Scope;

@Path("/api/tours/{tour}/keys")
@Tag(name = "Channel keys", description = "What opens a tour's channels; written, never read back")
@RolesAllowed(Scope.KEYS)
class ChannelKeyResource {

    @Inject
    ChannelKeys keys;

    @GET
    @Operation(summary = "List the keys of a tour's channels, without their values")
    public List<ChannelKeyView> list(String tour) {
        return keys.list(tour);
    }

    @PUT
    @Path("{name}")
    @FreshProof
    @Operation(summary = "Keep a key for a channel, instead of the one of that name")
    public ChannelKeyView put(String tour, String name, @NotNull @Valid NewChannelKey request) {
        return keys.put(tour, name, request);
    }

    @DELETE
    @Path("{name}")
    @FreshProof
    @Operation(summary = "Forget a key")
    public void remove(String tour, String name) {
        keys.remove(tour, name);
    }
}
