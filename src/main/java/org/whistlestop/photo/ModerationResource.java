package org.whistlestop.photo;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.whistlestop.account.Scope;

@Path("/api/tours/{tour}/photos")
@Tag(name = "Photos")
class ModerationResource {

    private static final int MOST = 200;

    @Inject
    Photos photos;

    @Inject
    Moderation moderation;

    @GET
    @Path("all")
    @RolesAllowed(Scope.READ)
    @Operation(
            summary = "List a tour's photos for staff, whether the public sees them or not",
            description = "`to-do` comes the oldest first, everything else the newest first.")
    public List<PhotoView> list(
            String tour,
            @QueryParam("filter") @DefaultValue("all") PhotoFilter filter,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(100_000) int page,
            @QueryParam("limit") @DefaultValue("60") @Min(1) @Max(MOST) int limit) {
        return photos.list(tour, filter, page, limit);
    }

    @POST
    @Path("decisions")
    @RolesAllowed({Scope.PHOTOS, Scope.PUBLISH})
    @Operation(
            summary = "Approve, reject, take down or restore photos, all of them or none",
            description =
                    "What is taken down is gone at once from pages, lists, streams and feeds, and not let in again. A phone may take down what its owner sent.")
    public List<PhotoView> decide(String tour, @NotNull @Valid NewDecision decision) {
        return moderation.decide(tour, decision);
    }
}
