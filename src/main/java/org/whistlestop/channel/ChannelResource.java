package org.whistlestop.channel;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.whistlestop.account.FreshProof;
import org.whistlestop.account.Scope;

@Path("/api/tours/{tour}/channels")
@Tag(name = "Channels", description = "Where a tour speaks")
class ChannelResource {

    @Inject
    Channels channels;

    @Inject
    ChannelChecks checks;

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(summary = "List a tour's channels with what each can take")
    public List<ChannelView> list(String tour) {
        return channels.list(tour);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Scope.READ)
    @Operation(summary = "Read a channel")
    public ChannelView get(String tour, UUID id) {
        return channels.get(tour, id);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Scope.KEYS)
    @FreshProof
    @Operation(
            summary = "Set a channel up, or anew; the id is yours to choose",
            description = "Another address needs the key once more: a key is for one place.")
    public ChannelView put(String tour, UUID id, @NotNull @Valid NewChannel request) {
        return channels.put(tour, id, request);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Scope.KEYS)
    @FreshProof
    @Operation(summary = "Remove a channel and what opens it; what was said there stays written down")
    public void remove(String tour, UUID id) {
        channels.remove(tour, id);
    }

    @POST
    @Path("{id}/checks")
    @RolesAllowed({Scope.PUBLISH, Scope.KEYS})
    @Operation(summary = "Ask a channel whether it accepts us; nothing is left there")
    public ChannelView check(String tour, UUID id) {
        return checks.check(tour, id);
    }
}
