package org.whistlestop.account.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.AccessToken;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Secret;
import org.whistlestop.support.FormAnswer;

/** Asks who is signed in to prove it once more: with a passkey, or with what opened the session. */
@Path("/sign-in/again")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Caller.STAFF)
public class AgainPage {

    @Inject
    Sessions sessions;

    @Inject
    OneTaps oneTaps;

    @Inject
    PasskeyOwners passkeys;

    @Inject
    Instance<OtherSignIn> others;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Context
    HttpServerRequest request;

    @CheckedTemplate(basePath = "account")
    static class Templates {
        static native TemplateInstance again(AgainScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<Object> page(@RestQuery @DefaultValue("/desk") String next) {
        return caller.isFresh() ? FormAnswer.seeOther(NextAddress.local(next)) : FormAnswer.page(200, show(next, null));
    }

    @POST
    @Operation(hidden = true)
    public RestResponse<Object> prove(
            @RestForm String token, @RestForm UUID person, @RestForm @DefaultValue("/desk") String next) {
        SignInPage.mustBeOurPage(request);
        var session = sessions.current();
        var isProven = person != null ? taps(session, person) : holds(session, token);
        return isProven
                ? SignInPage.goOn(next, sessions.prove())
                : FormAnswer.page(403, show(next, "This is not the token that you signed in with here."));
    }

    private boolean taps(Session session, UUID person) {
        return session.way == Way.ONE_TAP && oneTaps.tap(person).personId().equals(session.personId);
    }

    /** Another token of the same person will not do: it may be for less than this session is. */
    private boolean holds(Session session, String token) {
        return token != null
                && AccessToken.findValid(new Secret(token.strip()), clock.instant())
                        .filter(valid -> valid.id.equals(session.tokenId))
                        .isPresent();
    }

    /** The page, with a sentence of what went wrong, or null. */
    public TemplateInstance show(String wanted, String wrong) {
        var next = NextAddress.local(wanted);
        var session = sessions.current();
        return Templates.again(new AgainScreen(
                next,
                caller.person().name,
                passkeys.hasAny(session.personId),
                session.way,
                session.personId,
                others.stream()
                        .filter(OtherSignIn::isOffered)
                        .map(other -> new SignInPage.OtherButton(other.label(), other.addressToProve(next)))
                        .toList(),
                wrong));
    }

    /** @param way what else will do: what opened this session */
    record AgainScreen(
            String next,
            String name,
            boolean hasPasskey,
            Way way,
            UUID person,
            List<SignInPage.OtherButton> others,
            String wrong) {

        public String elsewhere() {
            return NextAddress.after("/sign-in", next);
        }

        public boolean byToken() {
            return way == Way.TOKEN;
        }

        public boolean byTap() {
            return way == Way.ONE_TAP;
        }

        public boolean byOther() {
            return way == Way.OTHER;
        }

        /** An invitation was used up, and a passkey may have been removed since. */
        public boolean byNothing() {
            return !hasPasskey && (way == Way.INVITATION || way == Way.PASSKEY);
        }
    }
}
