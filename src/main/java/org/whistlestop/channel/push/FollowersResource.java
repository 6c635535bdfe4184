package org.whistlestop.channel.push;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;

@Path("/api/tours/{tour}/followers")
@Tag(name = "Followers")
class FollowersResource {

    @Inject
    Followers followers;

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(summary = "Count who follows a tour by push, and each of its stops; who they are is nobody's to read")
    public FollowersView count(String tour) {
        return followers.count(tour);
    }

    @PUT
    @Path("{id}")
    @PermitAll
    @Operation(
            summary =
                    "Follow a tour, or one stop, with a browser's push subscription; repeating the call changes nothing",
            description =
                    "The browser makes the id, and says again now and then that it still follows. What it sends is kept "
                            + "until it unfollows, its push service knows it no more, or a week after what it follows.")
    @APIResponse(
            responseCode = "201",
            description = "Follows from now on",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FollowView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Followed already",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FollowView.class)))
    public RestResponse<FollowView> follow(
            String tour, UUID id, @NotNull @Valid NewFollower request, @Context HttpServerRequest from) {
        var followed = followers.follow(tour, id, request, from);
        var status = followed.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return RestResponse.status(status, followed.view());
    }

    @DELETE
    @Path("{id}")
    @PermitAll
    @Operation(summary = "Follow no more, and be forgotten at once")
    @APIResponse(responseCode = "204", description = "Forgotten")
    public void unfollow(
            String tour,
            UUID id,
            @Parameter(
                            description = "The subscription's \"auth\", which only that browser and we know",
                            example = "BTBZMqHH6r4Tts7J_aSIgg")
                    @HeaderParam("Push-Auth")
                    String auth) {
        followers.unfollow(tour, id, auth);
    }
}
