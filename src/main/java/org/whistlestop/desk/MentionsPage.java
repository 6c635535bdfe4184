package org.whistlestop.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Scope;
import org.whistlestop.conversation.mention.MentionDecision;
import org.whistlestop.conversation.mention.MentionState;
import org.whistlestop.conversation.mention.Mentions;
import org.whistlestop.conversation.mention.NewAnswer;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.ProblemException;

/** Who wrote about a tour elsewhere: decided about and answered. */
@Path("/desk/tours/{tour}/mentions")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class MentionsPage {

    @Inject
    MentionScreens screens;

    @Inject
    Mentions mentions;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance mentions(MentionsScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(
            String tour, @RestQuery String show, @RestQuery String stop, @RestQuery UUID after, @RestQuery String did) {
        return Templates.mentions(screens.of(tour, read(show), stop, after, null, Done.textOf(did), null));
    }

    private static MentionState read(String show) {
        try {
            return show == null ? MentionState.NEW : MentionState.fromString(show);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There are no such mentions.");
        }
    }

    /** What is accepted is shown next, with the form for an answer; behind a rejection comes the next new one. */
    @POST
    @Path("{mention}/decision")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> decide(String tour, UUID mention, @RestForm String decision) {
        return FormAnswer.to(
                () -> {
                    mustBeOf(tour, mention);
                    var wanted = decisionOf(decision);
                    mentions.decide(mention, wanted);
                    return wanted == MentionDecision.ACCEPT
                            ? at(tour, Done.MENTION_ACCEPTED, MentionState.ACCEPTED, mention)
                            : at(tour, Done.MENTION_REJECTED, MentionState.NEW, null);
                },
                problem -> Templates.mentions(screens.of(tour, MentionState.NEW, null, null, null, null, problem)));
    }

    private static MentionDecision decisionOf(String word) {
        try {
            return MentionDecision.fromString(String.valueOf(word));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("decision", "That decision cannot be read", "Use the buttons of the page");
        }
    }

    @POST
    @Path("{mention}/answer")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> answer(String tour, UUID mention, @RestForm String words) {
        var typed = new MentionsScreen.Typed(mention, words);
        return FormAnswer.to(
                () -> {
                    mustBeOf(tour, mention);
                    mentions.answer(mention, checks.checked(new NewAnswer(words)));
                    return at(tour, Done.ANSWERED, MentionState.ACCEPTED, mention);
                },
                problem ->
                        Templates.mentions(screens.of(tour, MentionState.ACCEPTED, null, null, typed, null, problem)));
    }

    @POST
    @Path("{mention}/answer-removal")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> takeBack(String tour, UUID mention) {
        return FormAnswer.to(
                () -> {
                    mustBeOf(tour, mention);
                    mentions.takeBackAnswer(mention);
                    return at(tour, Done.ANSWER_GONE, MentionState.ACCEPTED, mention);
                },
                problem ->
                        Templates.mentions(screens.of(tour, MentionState.ACCEPTED, null, null, null, null, problem)));
    }

    private static String at(String tour, Done done, MentionState show, UUID mention) {
        return "/desk/tours/" + tour + "/mentions" + done.query() + "&show=" + show.word()
                + (mention == null ? "" : "#mention-" + mention);
    }

    /** The tour's name stands in the address. */
    private void mustBeOf(String tour, UUID mention) {
        if (!mentions.get(mention).tour().equals(tour)) {
            throw ProblemException.notFound("There is no such mention on this tour.");
        }
    }
}
