package org.whistlestop.checkin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;

@Path("/api/check-ins/{id}")
@Tag(name = "Check-ins", description = "The host's words: arrived, running late, left, withdrawn")
@RolesAllowed(Scope.CHECK_IN)
class CheckInResource {

    @Inject
    CheckIns checkIns;

    @PUT
    @Operation(
            summary = "Record a check-in; repeating the call changes nothing",
            description =
                    "201 the first time, 200 when repeated, 422 with another content under the same id or with any coordinate;"
                            + " 409 with the plan as it is now when `planned` is not the stop's start.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CheckInView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Known already; nothing changed",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CheckInView.class)))
    public RestResponse<CheckInView> put(UUID id, @NotNull @Valid NewCheckIn request) {
        var recorded = checkIns.record(id, request);
        var status = recorded.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return RestResponse.status(status, CheckInView.of(recorded.checkIn(), recorded.tour(), recorded.stop()));
    }

    @PUT
    @Path("note")
    @Operation(
            summary = "Set, mend or take away the public words of a check-in",
            description = "The newest by the phone's time stand, so a repeat changes nothing.")
    public CheckInView note(UUID id, @NotNull @Valid NewNote request) {
        return checkIns.note(id, request);
    }

    @GET
    @RolesAllowed({Scope.READ, Scope.CHECK_IN})
    @Operation(summary = "Read a check-in, with the status of its stop now")
    public CheckInView get(UUID id) {
        return checkIns.find(id).orElseThrow(CheckIns::noSuch);
    }
}
