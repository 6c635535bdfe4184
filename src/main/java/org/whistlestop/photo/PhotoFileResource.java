package org.whistlestop.photo;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.image.ByteStore;
import org.whistlestop.image.NoSuchBytesException;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** Serves photos as we made them: to everyone what is public, to staff what is not. */
@Path("/photos/{photo}/{file}")
@PermitAll
class PhotoFileResource {

    /** Not immutable, though names have a hash: a photo that is taken down must be gone from foreign caches within a day. */
    private static final String PUBLIC = "public, max-age=86400";

    private static final String STAFF = "private, no-store";

    @Inject
    ByteStore store;

    @Inject
    PhotoFiles files;

    @GET
    @Operation(hidden = true)
    public RestResponse<byte[]> get(UUID photo, String file) {
        var found = files.find(photo, "photos/" + photo + "/" + file);
        return RestResponse.ResponseBuilder.ok(read(found.object()))
                .header(HttpHeaders.CONTENT_TYPE, found.type())
                .header(HttpHeaders.CACHE_CONTROL, found.isPublic() ? PUBLIC : STAFF)
                .header("Content-Disposition", "inline")
                .build();
    }

    /** No connection of the database is held meanwhile. */
    private byte[] read(String object) {
        try (var in = store.open(object)) {
            return in.readAllBytes();
        } catch (NoSuchBytesException e) {
            throw gone();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static ProblemException gone() {
        return new ProblemException(Problem.of(410, "This photo was taken down."));
    }
}
