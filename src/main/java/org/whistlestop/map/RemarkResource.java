package org.whistlestop.map;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.whistlestop.support.ProblemException;

@Path("/api/tours/{tour}/stops/{stop}/remarks")
@PermitAll
class RemarkResource {

    @Inject
    TourFeeds feeds;

    @GET
    @Operation(summary = "What the host has said in public at a stop, oldest first, in the words of its page")
    public List<Remark> list(String tour, String stop) {
        return feeds.findBlocking(tour)
                .orElseThrow(() -> ProblemException.notFound("There is no such tour."))
                .picture()
                .tour()
                .findStop(stop)
                .map(Remark::listAt)
                .orElseThrow(() -> ProblemException.notFound("There is no such stop on this tour."));
    }
}
