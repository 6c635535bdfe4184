package org.whistlestop.map;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.support.PublicPage;

/** For search engines: what there is, and where they need not look. */
@Path("/")
@PermitAll
class SitemapPage {

    @Inject
    Sitemap sitemap;

    @Inject
    MapFrames frames;

    @GET
    @Path("sitemap.xml")
    @Operation(hidden = true)
    public RestResponse<String> sitemap(@HeaderParam("If-None-Match") String known) {
        return PublicPage.of(sitemap.write(), "application/xml").answer(known);
    }

    @GET
    @Path("robots.txt")
    @Operation(hidden = true)
    public RestResponse<String> robots(@HeaderParam("If-None-Match") String known) {
        return PublicPage.of("""
                User-agent: *
                Allow: /
                Disallow: /desk
                Disallow: /check-in
                Disallow: /sign-in

                Sitemap: %s
                """.formatted(frames.absolute("/sitemap.xml")), "text/plain")
                .answer(known);
    }
}
