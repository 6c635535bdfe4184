package org.whistlestop.checkin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.whistlestop.account.Scope;
import org.whistlestop.support.ProblemException;

@Path("/api/pocket")
@Tag(name = "Check-ins")
@RolesAllowed(Scope.CHECK_IN)
class PocketResource {

    @Inject
    Pockets pockets;

    @GET
    @Operation(
            summary = "Read what a host's phone needs to work without a connection",
            description =
                    "Of the tour named, if the caller is its host, else of the one whose next stop is nearest in time.")
    public Pocket get(@RestQuery String tour) {
        return pockets.find(tour)
                .orElseThrow(() -> ProblemException.notFound(
                        "You are host of no tour. Who runs a tour gives the role at its desk, under People."));
    }
}
