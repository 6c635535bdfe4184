package org.whistlestop.account.signin;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.whistlestop.account.Secret;
import org.whistlestop.support.Sender;

/** Finds the caller's secret: the bearer token first, else the session's cookie where the request is our own page's. */
@ApplicationScoped
class SecretMechanism implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";

    @Inject
    SetupCookie setup;

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var request = context.request();
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            var secret = new Secret(authorization.substring(BEARER.length()).trim());
            return identities.authenticate(new SecretRequest(secret, false));
        }
        if (setup.isHeld(request, isSafe(request))) {
            return Uni.createFrom().item(SecretIdentityProvider.administrator());
        }
        // A foreign page can make a browser send our cookie; such a request has no authority.
        var cookie = SessionCookie.read(request);
        if (cookie.isPresent() && (isSafe(request) || Sender.isOurPage(request))) {
            return identities.authenticate(new SecretRequest(cookie.get(), true));
        }
        return Uni.createFrom().nullItem();
    }

    private static boolean isSafe(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SecretRequest.class);
    }
}
