package org.whistlestop.announcement;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;

@Path("/api/announcements/{id}")
@Tag(name = "Announcements", description = "What is said beforehand, approved to the letter")
class AnnouncementResource {

    @Inject
    Announcements announcements;

    @Inject
    Approvals approvals;

    @Inject
    ApprovalLinks links;

    @Inject
    Comments comments;

    @Inject
    DryRuns dryRuns;

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(summary = "Read an announcement as written, as it would go out now, and what went out")
    public AnnouncementView get(UUID id) {
        return announcements.get(id);
    }

    @PUT
    @RolesAllowed(Scope.PUBLISH)
    @Operation(
            summary = "Write an announcement, or anew; the id is yours to choose",
            description =
                    "What was approved is so no more when it changes. Once it is out on any channel it stays as it is (409).")
    @APIResponse(
            responseCode = "201",
            description = "Written",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = AnnouncementView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Written anew",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = AnnouncementView.class)))
    public RestResponse<AnnouncementView> put(
            UUID id,
            @Parameter(description = "The version that the writer has read; another one now answers 412")
                    @RestHeader("If-Match")
                    Long version,
            @NotNull @Valid NewAnnouncement request) {
        var written = announcements.put(id, version, request);
        var status = written.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return RestResponse.status(status, written.announcement());
    }

    @DELETE
    @RolesAllowed(Scope.PUBLISH)
    @Operation(
            summary = "Cancel an announcement wherever it is not out",
            description =
                    "The answer's deliveries say what came of each: those that are sending or unsure are stopped as soon as"
                            + " it is known that they are not out. 409 when all are.")
    public AnnouncementView cancel(UUID id) {
        return announcements.cancel(id);
    }

    @GET
    @Path("dry-run")
    @RolesAllowed(Scope.READ)
    @Operation(summary = "Show to the letter what would be sent to each channel, and ask nobody")
    public List<DryRun> dryRun(UUID id) {
        return dryRuns.of(id);
    }

    @PUT
    @Path("review")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Ask for an approval")
    public AnnouncementView review(UUID id) {
        return announcements.review(id);
    }

    @PUT
    @Path("approval")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(
            summary = "Approve what was read, by its seal",
            description =
                    "403 for who had a hand in the words, 412 when they have changed since, 422 without a reason for a text"
                            + " that only sells.")
    public AnnouncementView approve(UUID id, @NotNull @Valid NewApproval request) {
        return approvals.approve(id, request);
    }

    @POST
    @Path("return")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Send an announcement back to its author, approved or not; nothing of it goes out")
    public AnnouncementView sendBack(UUID id, @NotNull @Valid Returned request) {
        return approvals.withdraw(id, request.why());
    }

    @PUT
    @Path("comments/{comment}")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Comment on an announcement; repeating it changes nothing")
    public AnnouncementView comment(UUID id, UUID comment, @NotNull @Valid NewComment request) {
        return comments.say(id, comment, request);
    }

    @POST
    @Path("copies")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Say the same at other stops, once each; repeating it changes nothing")
    public List<AnnouncementView> copy(UUID id, @NotNull @Valid NewCopies request) {
        return announcements.copy(id, request);
    }

    @POST
    @Path("approval-links")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Make a link by which one person without an account approves, once, within three days")
    public ApprovalLinkView link(UUID id, @NotNull @Valid NewApprovalLink request) {
        return links.make(id, request);
    }

    /** Why an announcement goes back. */
    record Returned(
            @NotBlank @Size(max = 500) @Schema(examples = "Please ask something")
            String why) {}
}
