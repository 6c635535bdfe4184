package org.whistlestop.checkin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.whistlestop.account.Scope;
import org.whistlestop.support.ProblemException;

@Path("/api/tours/{tour}/stops/{stop}/stream")
@Tag(name = "Check-ins")
@RolesAllowed({Scope.READ, Scope.CHECK_IN})
class StopStreamResource {

    @Inject
    Streams streams;

    @GET
    @Operation(summary = "Read what was last said about a stop's live stream, public or not")
    public StreamView get(String tour, String stop) {
        return streams.find(tour, stop)
                .orElseThrow(() -> ProblemException.notFound("Nobody has streamed from this stop."));
    }
}
