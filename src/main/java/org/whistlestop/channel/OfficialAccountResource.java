package org.whistlestop.channel;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;

@Path("/api/tours/{tour}/accounts")
@Tag(name = "Official accounts", description = "Which accounts elsewhere speak for a tour, and whether they say so too")
class OfficialAccountResource {

    @Inject
    OfficialAccounts accounts;

    @GET
    @PermitAll
    @Operation(summary = "List the accounts that speak for a tour, in their order")
    public List<OfficialAccountView> list(String tour) {
        return accounts.list(tour);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(
            summary = "List an account, or change what is said of it",
            description = "Its page is read within seconds, and every day from then on.")
    @APIResponse(
            responseCode = "201",
            description = "Listed",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OfficialAccountView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was listed already",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OfficialAccountView.class)))
    public RestResponse<OfficialAccountView> put(String tour, UUID id, @NotNull @Valid OfficialAccountEntry request) {
        var kept = accounts.put(tour, id, request);
        var status = kept.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return RestResponse.status(status, kept.account());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Take an account off the list")
    public void remove(String tour, UUID id) {
        accounts.remove(tour, id);
    }

    @PUT
    @Path("{id}/check")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Read the account's page now, to see whether it links back")
    public OfficialAccountView check(String tour, UUID id) {
        return accounts.check(tour, id);
    }
}
