package org.whistlestop.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The feeds of one stop. */
@Path("/tours/{tour}/stops/{stop}/feed.{format:atom|rss|json}")
@PermitAll
class StopFeedPage {

    @Inject
    FeedAnswers answers;

    @GET
    @Operation(hidden = true)
    public RestResponse<String> feed(
            String tour,
            String stop,
            String format,
            @HeaderParam("If-None-Match") String known,
            @HeaderParam("If-Modified-Since") String since) {
        return answers.answer(new Topic(tour, stop, Format.of(format)), known, since);
    }
}
