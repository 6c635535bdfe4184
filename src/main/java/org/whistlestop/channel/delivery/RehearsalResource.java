package org.whistlestop.channel.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.whistlestop.account.Scope;

@Path("/api/tours/{tour}/rehearsal")
@Tag(name = "Deliveries", description = "What goes out, where and when")
class RehearsalResource {

    @Inject
    Rehearsal rehearsal;

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(
            summary = "Tell which channels are needed within 24 hours, and whether they still accept us",
            description = "They are tested by themselves twice a day while something is due on them.")
    public RehearsalView get(String tour) {
        return rehearsal.get(tour);
    }

    @POST
    @RolesAllowed({Scope.PUBLISH, Scope.KEYS})
    @Operation(summary = "Ask all channels of a tour now whether they accept us; nothing is left there")
    public RehearsalView now(String tour) {
        return rehearsal.now(tour);
    }
}
