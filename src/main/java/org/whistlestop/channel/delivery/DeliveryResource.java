package org.whistlestop.channel.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.whistlestop.account.Scope;

@Path("/api/deliveries/{id}")
@Tag(name = "Deliveries", description = "What goes out, where and when")
class DeliveryResource {

    @Inject
    DeliveryDesk desk;

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(summary = "Read a delivery with its attempts")
    public DeliveryView get(UUID id) {
        return desk.get(id);
    }

    @PUT
    @Path("release")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Let a held or failed delivery go out now")
    public DeliveryView release(UUID id) {
        return desk.release(id);
    }

    @PUT
    @Path("finding")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Say whether a held delivery stands at its channel, after having looked")
    public DeliveryView find(UUID id, @NotNull @Valid Looked looked) {
        return looked.there() ? desk.standsThere(id, looked.link()) : desk.standsNowhere(id);
    }

    @DELETE
    @RolesAllowed(Scope.PUBLISH)
    @Operation(
            summary = "Cancel a delivery; what may be out already is stopped before its next request",
            description =
                    "The answer's state says what has come of it: cancelled, or sending and unsure while that is not known.")
    public DeliveryView cancel(UUID id) {
        return desk.cancel(id);
    }

    /** What a person saw at the channel. */
    record Looked(
            @NotNull Boolean there,

            @Size(max = 1000) @Pattern(regexp = "https?://\\S+") @Schema(nullable = true)
            String link) {}
}
