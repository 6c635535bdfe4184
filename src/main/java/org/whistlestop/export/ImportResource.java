package org.whistlestop.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.whistlestop.account.Caller;
import org.whistlestop.account.FreshProof;
import org.whistlestop.account.Scope;

@Path("/api/imports")
@Tag(name = "Tours", description = "Tours with their host and settings")
@RolesAllowed({Caller.SETUP, Scope.PLAN})
class ImportResource {

    @Inject
    Imports imports;

    @POST
    @FreshProof
    @Consumes(TourFile.MEDIA_TYPE)
    @Operation(
            summary = "Import a tour that another installation has exported",
            description =
                    "All of it or nothing, and only where the tour is not yet. Nothing goes out by itself afterwards:"
                            + " what was approved and not sent wants a new approval, channels want their keys, people an invitation.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = TourFile.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "It is here",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportedTour.class)))
    public RestResponse<ImportedTour> take(InputStream body) {
        var came = imports.take(body == null ? InputStream.nullInputStream() : body);
        return ResponseBuilder.<ImportedTour>created(
                        URI.create("/api/tours/" + came.tour().slug()))
                .entity(came)
                .build();
    }
}
