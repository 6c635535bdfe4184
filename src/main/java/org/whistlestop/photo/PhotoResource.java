package org.whistlestop.photo;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.whistlestop.account.Scope;

@Path("/api/photos/{id}")
@Tag(name = "Photos")
class PhotoResource {

    @Inject
    Photos photos;

    @Inject
    PhotoReports reports;

    @Inject
    Withdrawals withdrawals;

    @GET
    @RolesAllowed({Scope.READ, Scope.PHOTOS})
    @Operation(summary = "Read a photo with all that staff knows of it: whether it is shown, and why not")
    public PhotoView get(UUID id) {
        return photos.get(id);
    }

    @PUT
    @RolesAllowed({Scope.PHOTOS, Scope.PUBLISH})
    @Operation(summary = "Change a photo's words and its stop: one's own, or any as a moderator")
    public PhotoView edit(UUID id, @NotNull @Valid PhotoWords words) {
        return photos.edit(id, words);
    }

    @PUT
    @Path("lead")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Let a public photo stand for its stop, in place of another")
    public PhotoView lead(UUID id) {
        return photos.lead(id, true);
    }

    @DELETE
    @Path("lead")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Let a photo stand for its stop no more")
    public PhotoView follow(UUID id) {
        return photos.lead(id, false);
    }

    @POST
    @Path("reports")
    @PermitAll
    @ResponseStatus(201)
    @Operation(summary = "Say what is wrong with a public photo; a moderator decides")
    @APIResponse(responseCode = "201", description = "Taken; a moderator will look at it")
    public void report(UUID id, @NotNull @Valid NewReport report) {
        reports.report(id, report.reason());
    }

    @POST
    @Path("withdrawal")
    @PermitAll
    @Operation(
            summary =
                    "Take back one's own photo with the secret that was sent along; repeating the call changes nothing")
    @APIResponse(responseCode = "204", description = "Gone from every page; its files are deleted")
    public void withdraw(UUID id, @NotNull @Valid NewWithdrawal withdrawal) {
        withdrawals.withdraw(id, withdrawal.key());
    }
}
