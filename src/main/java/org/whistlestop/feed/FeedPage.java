package org.whistlestop.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** A tour's feeds; readers that ask again are told when nothing has changed. */
@Path("/tours/{tour}/feed.{format:atom|rss|json}")
@PermitAll
class FeedPage {

    @Inject
    FeedAnswers answers;

    @GET
    @Operation(hidden = true)
    public RestResponse<String> feed(
            String tour,
            String format,
            @HeaderParam("If-None-Match") String known,
            @HeaderParam("If-Modified-Since") String since) {
        return answers.answer(new Topic(tour, null, Format.of(format)), known, since);
    }
}
