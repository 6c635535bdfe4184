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
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.NewToken;
import org.whistlestop.account.People;
import org.whistlestop.account.Scope;
import org.whistlestop.account.TokenView;
import org.whistlestop.account.Tokens;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.StoreTime;

/** Who I am here, and the tokens that act in my name. */
@Path("/desk/me")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class MePage {

    @Inject
    People people;

    @Inject
    Tokens tokens;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance me(MeScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(@RestQuery String did) {
        return show(null, Done.textOf(did), null);
    }

    /** Answers with the page itself, not with a redirect: the secret is in this answer and nowhere else. */
    @POST
    @Path("tokens")
    @RolesAllowed(Scope.KEYS)
    @Operation(hidden = true)
    public RestResponse<Object> make(@RestForm String name) {
        try {
            var made = tokens.make(people.me().id(), checks.checked(new NewToken(name, null, null)));
            return FormAnswer.page(200, show(made, null, null));
        } catch (ProblemException e) {
            return FormAnswer.page(e.problem().status(), show(null, null, e.problem()));
        }
    }

    @POST
    @Path("tokens/{token}/revocation")
    @RolesAllowed(Scope.KEYS)
    @Operation(hidden = true)
    public RestResponse<Object> revoke(UUID token) {
        tokens.revoke(people.me().id(), token);
        return FormAnswer.seeOther("/desk/me" + Done.REVOKED.query());
    }

    private TemplateInstance show(NewToken.Shown made, String done, Problem problem) {
        var me = people.me();
        return Templates.me(new MeScreen(
                me.name(),
                me.roles().stream()
                        .map(held -> new Held(held.tour(), held.role().inWords()))
                        .toList(),
                tokens.list(me.id()).stream().map(Token::of).toList(),
                made,
                done,
                problem == null ? null : problem.detail()));
    }

    /** @param made the token just made, shown this once */
    record MeScreen(
            String name, List<Held> roles, List<Token> tokens, NewToken.Shown made, String done, String wrong) {}

    record Held(String tour, String role) {}

    record Token(UUID id, String name, String made) {
        static Token of(TokenView token) {
            return new Token(token.id(), token.name(), StoreTime.moment(token.createdAt(), ZoneOffset.UTC));
        }
    }
}
