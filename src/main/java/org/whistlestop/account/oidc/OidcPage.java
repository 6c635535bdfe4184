package org.whistlestop.account.oidc;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Secret;
import org.whistlestop.account.signin.AgainPage;
import org.whistlestop.account.signin.NextAddress;
import org.whistlestop.account.signin.Opening;
import org.whistlestop.account.signin.Sessions;
import org.whistlestop.account.signin.SignInPage;
import org.whistlestop.account.signin.Way;
import org.whistlestop.support.FormAnswer;

/** Sends people to the issuer and lets them in when they come back. */
@Path("/sign-in/oidc")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class OidcPage {

    /** The issuer's clock may be behind ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    @Inject
    OpenIdClient client;

    @Inject
    Journeys journeys;

    @Inject
    CodeExchange exchange;

    @Inject
    Identities identities;

    @Inject
    Sessions sessions;

    @Inject
    SignInPage signIn;

    @Inject
    AgainPage again;

    @Inject
    Caller caller;

    @Context
    HttpServerRequest request;

    @GET
    @Operation(hidden = true)
    public RestResponse<Object> leave(@RestQuery @DefaultValue("/desk") String next) {
        return orWhyNot(next, false, () -> depart(next, null));
    }

    /** For who is signed in, to prove to be there. */
    @GET
    @Path("again")
    @RolesAllowed(Caller.STAFF)
    @Operation(hidden = true)
    public RestResponse<Object> leaveToProve(@RestQuery @DefaultValue("/desk") String next) {
        sessions.mustBeBrowser();
        return orWhyNot(next, true, () -> depart(next, caller.person().id));
    }

    private RestResponse<Object> depart(String next, UUID personId) {
        client.mustBeConfigured();
        // The same for all tabs of a browser, so that one does not end another's journey.
        var browser = JourneyCookie.read(request).orElseGet(() -> Secret.random(""));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.SEE_OTHER, (Object) null)
                .location(journeys.begin(browser, NextAddress.local(next), personId))
                .cookie(JourneyCookie.of(browser))
                .build();
    }

    @GET
    @Path("callback")
    @Operation(hidden = true)
    public RestResponse<Object> arrive(@RestQuery String code, @RestQuery String state, @RestQuery String error) {
        var journey = endOf(state);
        var next = journey.map(begun -> begun.next).orElse("/desk");
        var isProof = journey.filter(Journey::isProof).isPresent();
        return orWhyNot(next, isProof, () -> {
            client.mustBeConfigured();
            var begun = journey.orElseThrow(() -> new RefusedException(Refusal.TOO_LATE));
            return SignInPage.goOn(next, finish(begun, code, error));
        });
    }

    private Optional<Journey> endOf(String state) {
        return state == null
                ? Optional.empty()
                : JourneyCookie.read(request).flatMap(browser -> journeys.end(new Secret(state), browser));
    }

    private NewCookie finish(Journey journey, String code, String error) {
        if (error != null) {
            throw new RefusedException(Refusal.DECLINED);
        }
        var claims = new Claims(exchange.trade(code, journey));
        return journey.isProof()
                ? prove(journey, claims)
                : sessions.open(Opening.by(Way.OTHER, identities.admit(claims)));
    }

    private NewCookie prove(Journey journey, Claims claims) {
        var isSame = identities.find(claims).filter(journey.personId::equals).isPresent()
                && caller.isStaff()
                && caller.person().id.equals(journey.personId);
        if (!isSame) {
            throw new RefusedException(Refusal.SOMEBODY_ELSE);
        }
        if (!claims.wasAuthenticatedAfter(journey.startedAt.minus(CLOCKS_DIFFER))) {
            throw new RefusedException(Refusal.NOT_FRESH);
        }
        return sessions.prove();
    }

    private RestResponse<Object> orWhyNot(String next, boolean isProof, Supplier<RestResponse<Object>> answer) {
        try {
            return answer.get();
        } catch (RefusedException e) {
            var page = isProof && caller.isStaff()
                    ? again.show(next, e.refusal.words)
                    : signIn.show(next, e.refusal.words);
            return FormAnswer.page(e.refusal.status, page);
        }
    }
}
