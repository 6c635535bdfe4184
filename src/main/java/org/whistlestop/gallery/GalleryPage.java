package org.whistlestop.gallery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.support.PublicPage;

/** All photos of a tour: to look through, and to run by themselves on a screen in the store. */
@Path("/tours/{tour}/photos")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class GalleryPage {

    @Inject
    Gallery gallery;

    @CheckedTemplate(basePath = "gallery")
    static class Templates {
        static native TemplateInstance gallery(GalleryView view);

        static native TemplateInstance slideshow(GalleryView view, int seconds);
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> gallery(
            String tour,
            @QueryParam("stop") String stop,
            @QueryParam("after") UUID after,
            @HeaderParam("If-None-Match") String known) {
        return PublicPage.render(Templates.gallery(gallery.read(tour, stop, after)))
                .answer(known);
    }

    @GET
    @Path("slideshow")
    @Operation(hidden = true)
    public RestResponse<String> slideshow(
            String tour,
            @QueryParam("stop") String stop,
            @QueryParam("seconds") @DefaultValue("8") @Min(3) @Max(120) int seconds,
            @HeaderParam("If-None-Match") String known) {
        return PublicPage.render(Templates.slideshow(gallery.read(tour, stop, null), seconds))
                .answer(known);
    }
}
