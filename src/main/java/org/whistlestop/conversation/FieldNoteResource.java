package org.whistlestop.conversation;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;

@Path("/api/field-notes/{id}")
@Tag(name = "Field notes", description = "What customers said: wishes, complaints, praise")
class FieldNoteResource {

    @Inject
    FieldNotes notes;

    @PUT
    @RolesAllowed(Scope.NOTES)
    @Operation(
            summary = "Take down what a customer said; repeating the call changes nothing",
            description =
                    "201 the first time, 200 when repeated, 422 with another content under the same id or with any coordinate.")
    @APIResponse(
            responseCode = "201",
            description = "Taken down",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FieldNoteView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Known already; nothing changed",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FieldNoteView.class)))
    public RestResponse<FieldNoteView> put(UUID id, @NotNull @Valid NewFieldNote request) {
        var recorded = notes.record(id, request);
        var status = recorded.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return RestResponse.status(status, recorded.note());
    }

    @GET
    @RolesAllowed({Scope.READ, Scope.NOTES})
    @Operation(summary = "Read a field note")
    public FieldNoteView get(UUID id) {
        return notes.get(id);
    }

    @DELETE
    @RolesAllowed({Scope.NOTES, Scope.PUBLISH})
    @Operation(
            summary = "Forget a customer's words now: one's own note, or any as a moderator",
            description = "Its kind, tags and stop stay, to be counted. Repeating the call changes nothing.")
    @APIResponse(responseCode = "204", description = "The words are deleted")
    public void forget(UUID id) {
        notes.forget(id);
    }
}
