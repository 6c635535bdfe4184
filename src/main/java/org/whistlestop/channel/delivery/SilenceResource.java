package org.whistlestop.channel.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.whistlestop.account.Scope;

@Path("/api/tours/{tour}/silence")
@Tag(name = "Deliveries", description = "What goes out, where and when")
class SilenceResource {

    @Inject
    Silences silences;

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(summary = "Tell whether a tour is silent")
    public SilenceView get(String tour) {
        return silences.get(tour);
    }

    @PUT
    @RolesAllowed(Scope.PUBLISH)
    @Operation(
            summary = "Go silent: hold everything that goes out, on every replica within two seconds",
            description =
                    "What is on its way to a channel is stopped before its next request. What is older than 15 minutes when"
                            + " the silence ends waits for a person.")
    public SilenceView begin(String tour, @NotNull @Valid NewSilence request) {
        return silences.begin(tour, request);
    }

    @DELETE
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Let the tour speak again")
    public SilenceView end(String tour) {
        return silences.end(tour);
    }
}
