package org.whistlestop.gallery;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.support.PublicPage;

/** The newest photos for feed readers and blogs. */
@Path("/tours/{tour}/photos.rss")
@PermitAll
class PhotoFeed {

    @Inject
    Gallery gallery;

    @GET
    @Operation(hidden = true)
    public RestResponse<String> feed(
            String tour, @QueryParam("stop") String stop, @HeaderParam("If-None-Match") String known) {
        return PublicPage.of(PhotoRss.of(gallery.read(tour, stop, null)), "application/rss+xml")
                .answer(known);
    }
}
