package org.whistlestop.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.whistlestop.account.FreshProof;
import org.whistlestop.account.Scope;

@Path("/api/tours/{tour}/export")
@Tag(name = "Tours", description = "Tours with their host and settings")
@RolesAllowed(Scope.READ)
class ExportResource {

    @Inject
    Exports exports;

    @GET
    @FreshProof
    @Produces(TourFile.MEDIA_TYPE)
    @Operation(
            summary = "Download a whole tour: its rows as JSON and its photos",
            description =
                    "A ZIP with `tour.json`, the files of the photos and `end.json`, in this order. No keys, tokens or"
                            + " sessions are in it, nor the log of who did what, which only this installation can check.")
    @APIResponse(
            responseCode = "200",
            description = "The file for `POST /api/imports` elsewhere",
            content =
                    @Content(
                            mediaType = TourFile.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<StreamingOutput> export(String tour) {
        return ResponseBuilder.ok(exports.of(tour))
                .header("Content-Disposition", "attachment; filename=\"" + tour + ".zip\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
