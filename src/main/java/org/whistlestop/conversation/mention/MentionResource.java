package org.whistlestop.conversation.mention;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.whistlestop.account.Scope;

@Path("/api/mentions/{id}")
@Tag(
        name = "Mentions",
        description = "Pages elsewhere that link to a tour's: decided about, answered, shown on our pages")
class MentionResource {

    @Inject
    Mentions mentions;

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(summary = "Read a mention")
    public MentionView get(UUID id) {
        return mentions.get(id);
    }

    @PUT
    @Path("decision")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(
            summary = "Accept or reject a mention; repeating the call changes nothing",
            description = "409 for one whose page does not link to us.")
    public MentionView decide(UUID id, @NotNull @Valid NewMentionDecision request) {
        return mentions.decide(id, request.decision());
    }

    @PUT
    @Path("answer")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(
            summary = "Answer a mention in public, under your name",
            description =
                    "It stands below the mention, links to its page, and that page is told. 409 before it is accepted.")
    public MentionView answer(UUID id, @NotNull @Valid NewAnswer request) {
        return mentions.answer(id, request);
    }

    @DELETE
    @Path("answer")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(summary = "Take back an answer: your own, or any as a moderator; repeating the call changes nothing")
    @APIResponse(responseCode = "204", description = "There is no answer any more")
    public void takeBack(UUID id) {
        mentions.takeBackAnswer(id);
    }
}
