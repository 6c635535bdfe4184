package org.whistlestop.conversation.mention;

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

@Path("/api/tours/{tour}/mentions")
@Tag(name = "Mentions")
class TourMentionsResource {

    @Inject
    Mentions mentions;

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(summary = "List the pages that link to a tour's, newest first by when we were told")
    public List<MentionView> list(
            String tour,
            @RestQuery MentionState state,
            @Parameter(description = "Slug of a stop") @RestQuery String stop,
            @Parameter(description = "Id of the last mention of the page before") @RestQuery UUID after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return mentions.list(tour, new MentionFilter(state, stop), after, limit);
    }
}
