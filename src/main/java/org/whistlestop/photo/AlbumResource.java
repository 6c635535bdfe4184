package org.whistlestop.photo;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/tours/{tour}/photos")
@Tag(name = "Photos", description = "What was seen on the tour: handed in, decided about, shown, taken down")
@PermitAll
class AlbumResource {

    @Inject
    Album album;

    @GET
    @Operation(
            summary = "List the public photos, the newest first",
            description = "Pages on with the id of the last photo as `after`, until a page is empty.")
    public List<PhotoCard> list(
            String tour,
            @Parameter(description = "Slug; those of one stop only") @QueryParam("stop") String stop,
            @Parameter(description = "The last photo of the page before") @QueryParam("after") UUID after,
            @QueryParam("limit") @DefaultValue("60") @Min(1) @Max(200) int limit) {
        return album.page(tour, stop, after, limit);
    }
}
