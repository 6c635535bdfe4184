package org.whistlestop.tour;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;
import org.whistlestop.support.InReach;

@Path("/api/tours/{tour}")
@Tag(name = "Stops", description = "Single stops, for staff: hidden ones included")
@RolesAllowed(Scope.READ)
class StopResource {

    @Inject
    Stops stops;

    @GET
    @Path("stops")
    @Operation(summary = "List all stops in order of time, hidden ones too")
    public List<StopView> list(String tour) {
        return stops.list(tour);
    }

    @GET
    @Path("stops/{stop}")
    @Operation(summary = "Read a stop")
    public StopView get(String tour, String stop) {
        return stops.get(tour, stop);
    }

    @POST
    @Path("stops")
    @RolesAllowed(Scope.PLAN)
    @Operation(summary = "Add a stop")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StopView.class)))
    public RestResponse<StopView> add(String tour, @NotNull @Valid NewStop request) {
        var stop = stops.add(tour, request);
        return RestResponse.ResponseBuilder.<StopView>created(
                        URI.create("/api/tours/" + tour + "/stops/" + stop.slug()))
                .entity(stop)
                .build();
    }

    @PUT
    @Path("stops/{stop}")
    @RolesAllowed(Scope.PLAN)
    @Operation(summary = "Edit a stop: its store, place and time")
    public StopView edit(String tour, String stop, @NotNull @Valid NewStop request) {
        return stops.edit(tour, stop, request);
    }

    @PUT
    @Path("stops/{stop}/store")
    @RolesAllowed(Scope.PLAN)
    @Operation(summary = "Move a stop to another store at the same local time; its old address redirects")
    public StopView move(String tour, String stop, @NotNull @Valid NewVenue request) {
        return stops.move(tour, stop, request);
    }

    @PUT
    @Path("stops/{stop}/cancellation")
    @RolesAllowed(Scope.PLAN)
    @Operation(summary = "Cancel a stop that is not done, with a reason that the public reads")
    public StopView cancel(String tour, String stop, @NotNull @Valid Cancellation request) {
        return stops.cancel(tour, stop, request.reason().strip());
    }

    @DELETE
    @Path("stops/{stop}/cancellation")
    @RolesAllowed(Scope.PLAN)
    @Operation(summary = "Take a cancellation back")
    public StopView reinstate(String tour, String stop) {
        return stops.reinstate(tour, stop);
    }

    @PUT
    @Path("stops/{stop}/reveal")
    @RolesAllowed(Scope.PLAN)
    @Operation(summary = "Hide a stop that the public has not seen until a moment")
    public StopView hideUntil(String tour, String stop, @NotNull @Valid Reveal request) {
        return stops.hideUntil(tour, stop, request.at());
    }

    @DELETE
    @Path("stops/{stop}/reveal")
    @RolesAllowed(Scope.PLAN)
    @Operation(summary = "Show a hidden stop now")
    public StopView reveal(String tour, String stop) {
        return stops.reveal(tour, stop);
    }

    @PUT
    @Path("slips/{id}")
    @RolesAllowed({Scope.PLAN, Scope.CHECK_IN})
    @Operation(
            summary = "Slip a stop, perhaps with those behind it; repeating the call changes nothing",
            description =
                    "The host may slip the rest of a day by up to 720 minutes; all else is the PR team's. 409 with the"
                            + " plan as it is now when `planned` is not the stop's start.")
    public List<StopView> slip(String tour, UUID id, @NotNull @Valid NewSlip request) {
        return stops.slip(tour, id, request);
    }

    record Cancellation(@NotBlank @Size(max = 300) String reason) {}

    record Reveal(@NotNull @InReach Instant at) {}
}
