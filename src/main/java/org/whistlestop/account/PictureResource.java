package org.whistlestop.account;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.support.ProblemException;

/** Serves people's pictures, as we made them, to everyone. */
@Path("/people/{id}/picture/{file}")
@PermitAll
class PictureResource {

    @GET
    @Produces("image/jpeg")
    @Transactional
    @Operation(hidden = true)
    public RestResponse<byte[]> get(UUID id, String file) {
        var picture = PersonPicture.<PersonPicture>findByIdOptional(id)
                .filter(found -> file.equals(found.hash + ".jpg"))
                .orElseThrow(() -> ProblemException.notFound("There is no such picture."));
        return RestResponse.ResponseBuilder.ok(picture.jpeg)
                // Not immutable, though its name has a hash: a picture that is taken back must be gone within a day.
                .header("Cache-Control", "public, max-age=86400")
                .header("Content-Disposition", "inline; filename=\"picture.jpg\"")
                .build();
    }
}
