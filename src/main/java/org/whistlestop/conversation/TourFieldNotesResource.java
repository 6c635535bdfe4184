package org.whistlestop.conversation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.whistlestop.account.Scope;

@Path("/api/tours/{tour}/field-notes")
@Tag(name = "Field notes")
class TourFieldNotesResource {

    @Inject
    FieldNotes notes;

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(summary = "List a tour's field notes, newest first by when they reached us")
    public List<FieldNoteView> list(
            String tour,
            @RestQuery FieldNoteKind kind,
            @Parameter(description = "In any spelling") @RestQuery String tag,
            @Parameter(description = "Slug of a stop") @RestQuery String stop,
            @Parameter(description = "Id of the last note of the page before") @RestQuery UUID after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return notes.list(tour, new FieldNoteFilter(kind, tag, stop), after, limit);
    }

    @GET
    @Path("tags")
    @RolesAllowed({Scope.READ, Scope.NOTES})
    @Operation(summary = "List the tags of a tour's field notes, most used first, with how often on which kind")
    public List<TagCount> tags(String tour, @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return notes.tags(tour, limit);
    }
}
