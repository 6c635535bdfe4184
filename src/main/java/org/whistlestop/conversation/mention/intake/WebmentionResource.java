package org.whistlestop.conversation.mention.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.conversation.mention.Mention;
import org.whistlestop.conversation.mention.OurPages;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** Takes webmentions (W3C Recommendation of 12 January 2017) and tells their senders what became of them. */
@Path("/webmention")
@PermitAll
class WebmentionResource {

    /** The budget of a site is counted by the hour. */
    private static final String AN_HOUR = "3600";

    @Inject
    Intake intake;

    @Inject
    OurPages ours;

    @CheckedTemplate(basePath = "conversation")
    static class Templates {
        static native TemplateInstance told(ToldPage page);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public RestResponse<String> take(
            @RestForm String source, @RestForm String target, @Context HttpServerResponse response) {
        try {
            var place = ours.at(
                    "/webmention/" + intake.take("WEBMENTION", source, target).id());
            return RestResponse.ResponseBuilder.create(
                            RestResponse.Status.ACCEPTED, "Thank you. What becomes of it stands at " + place + "\n")
                    .type("text/plain;charset=UTF-8")
                    .location(URI.create(place))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (NotTaken e) {
            if (e.reason() == NotTaken.Reason.TOO_MANY) {
                response.putHeader("Retry-After", AN_HOUR);
                throw new ProblemException(Problem.of(429, e.getMessage()));
            }
            throw new ProblemException(Problem.of(400, e.getMessage()));
        }
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.TEXT_HTML)
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance told(UUID id) {
        return Mention.<Mention>findByIdOptional(id)
                .map(mention -> Templates.told(ToldPage.of(mention)))
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no such mention, or it was so long ago that it is forgotten."));
    }
}
