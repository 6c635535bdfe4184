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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.FreshProof;
import org.whistlestop.account.NewToken;
import org.whistlestop.account.People;
import org.whistlestop.account.Scope;
import org.whistlestop.account.Tokens;
import org.whistlestop.account.signin.Sessions;
import org.whistlestop.account.signin.passkey.Passkeys;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** Who I am here, and all that signs in or acts in my name: passkeys, tokens, browsers and phones. */
@Path("/desk/me")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class MePage {

    @Inject
    People people;

    @Inject
    Tokens tokens;

    @Inject
    Passkeys passkeys;

    @Inject
    Sessions sessions;

    @Inject
    Caller caller;

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
    @FreshProof
    @Operation(hidden = true)
    public RestResponse<Object> make(@RestForm String name, @RestForm List<String> scopes, @RestForm Integer days) {
        try {
            var request = new NewToken(name, new LinkedHashSet<>(scopes), days);
            var made = tokens.make(people.me().id(), checks.checked(request));
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
                caller.isFresh(),
                me.roles().stream().map(MeScreen.Held::of).toList(),
                passkeys.listOwn().stream().map(MeScreen.Passkey::of).toList(),
                tokens.list(me.id()).stream().map(MeScreen.Token::of).toList(),
                sessions.listOwn().stream().map(MeScreen.Device::of).toList(),
                made,
                done,
                problem == null ? null : problem.detail()));
    }
}
