package org.whistlestop.checkin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

@Path("/api/streams/{id}")
@Tag(name = "Check-ins")
class StreamResource {

    @Inject
    Streams streams;

    @PUT
    @RolesAllowed({Scope.CHECK_IN, Scope.PUBLISH})
    @Operation(
            summary =
                    "Say where the host can be watched live at a stop, or that it is over; repeating the call changes nothing",
            description =
                    "The public sees the address while it knows the stop to be live; of several, the newest by the phone's time."
                            + " A moderator may end a stream. 201 the first time, 200 when repeated, 422 with another content under the same id.")
    @APIResponse(
            responseCode = "201",
            description = "Taken",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StreamView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Known already; nothing changed",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StreamView.class)))
    public RestResponse<StreamView> put(UUID id, @NotNull @Valid NewStream request) {
        var recorded = streams.record(id, request);
        var status = recorded.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return RestResponse.status(status, recorded.stream());
    }
}
