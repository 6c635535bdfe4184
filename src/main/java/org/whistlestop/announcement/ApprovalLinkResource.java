package org.whistlestop.announcement;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/approvals/{secret}")
@PermitAll
@Tag(name = "Announcements", description = "What is said beforehand, approved to the letter")
class ApprovalLinkResource {

    @Inject
    ApprovalLinks links;

    @GET
    @Operation(
            summary = "Read what a link asks to approve",
            description = "The secret is the last part of the link. 404 when it was used or is older than three days.")
    public AskedApproval read(String secret) {
        return links.read(secret);
    }

    @PUT
    @Operation(
            summary = "Approve by a link what was read, by its seal; the link is used up",
            description = "412 when the words have changed since, 422 without a reason for a text that only sells.")
    public AskedApproval approve(String secret, @NotNull @Valid NewApproval request) {
        return links.approve(secret, request);
    }

    @PUT
    @Path("comments/{comment}")
    @Operation(summary = "Comment by a link; the link stays, and repeating the comment changes nothing")
    public AskedApproval comment(String secret, UUID comment, @NotNull @Valid NewComment request) {
        return links.comment(secret, comment, request);
    }
}
