package org.whistlestop.story;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.whistlestop.account.Scope;

@Path("/api/tours/{tour}/story")
@Tag(name = "Blog posts", description = "The blog's live post and wrap-up, written once and changed in place")
class StoryResource {

    @Inject
    Stories stories;

    @Inject
    StoryDesk desk;

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(summary = "Read what a tour writes into its blog")
    public StorySettings get(String tour) {
        return stories.get(tour);
    }

    @PUT
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Choose the blog, its live posts and wrap-ups")
    public StorySettings put(String tour, @NotNull @Valid StorySettings request) {
        return stories.put(tour, request);
    }

    @GET
    @Path("posts")
    @RolesAllowed(Scope.READ)
    @Operation(summary = "List the posts of a tour, those that wait for a person first")
    public List<StoryPostView> posts(String tour) {
        return desk.list(tour);
    }

    @POST
    @Path("posts")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Write the wrap-up of a day or of a stop now; repeating it looks after the same post")
    public StoryPostView write(String tour, @NotNull @Valid NewStoryPost request) {
        return desk.write(tour, request);
    }

    @GET
    @Path("posts/{id}")
    @RolesAllowed(Scope.READ)
    @Operation(summary = "Read one post; while it is held, with what stands there and what would be written")
    public StoryPostView post(String tour, UUID id) {
        return desk.get(tour, id);
    }

    @PUT
    @Path("posts/{id}/release")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Look after a post at once; what failed is tried again")
    public StoryPostView release(String tour, UUID id) {
        return desk.release(tour, id);
    }

    @PUT
    @Path("posts/{id}/decision")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(
            summary = "Decide about a post that is held",
            description = "over writes our part over what stands in its place; part keeps all that stands there as the"
                    + " editor's and writes ours below; anew writes a new post; leave keeps our hands off it.")
    public StoryPostView decide(String tour, UUID id, @NotNull @Valid StoryDecision request) {
        return desk.decide(tour, id, request);
    }
}
