package org.whistlestop.account.oidc;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.GuardedClient;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.support.http.Outgoing;

/** This installation as a client of the issuer: what the operator configured, and the one host that it is asked at. */
@ApplicationScoped
class OpenIdClient {

    private static final Logger LOG = Logger.getLogger(OpenIdClient.class);

    /** Somebody waits in front of an empty page. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    WhistlestopConfig config;

    @Inject
    GuardedClient web;

    boolean isConfigured() {
        var oidc = config.oidc();
        return oidc.issuer().isPresent()
                && oidc.clientId().isPresent()
                && oidc.clientSecret().isPresent();
    }

    void mustBeConfigured() {
        if (!isConfigured()) {
            throw new RefusedException(Refusal.NOT_CONFIGURED);
        }
    }

    Issuer issuer() {
        return new Issuer(config.oidc().issuer().orElseThrow());
    }

    ClientID id() {
        return new ClientID(config.oidc().clientId().orElseThrow());
    }

    Secret secret() {
        return new Secret(config.oidc().clientSecret().orElseThrow());
    }

    String rolesClaim() {
        return config.oidc().rolesClaim();
    }

    /** Where the issuer sends people back to; to be registered there. */
    URI callback() {
        return config.baseUrl().resolve("/sign-in/oidc/callback");
    }

    /** The secret, the codes and the keys travel: only this very machine may do without TLS. */
    boolean isTrusted(URI endpoint) {
        var issuer = URI.create(issuer().getValue());
        var isSafe = "https".equals(issuer.getScheme()) || config.outbound().allowLoopback();
        return isSafe && endpoint != null && place(endpoint).equals(place(issuer));
    }

    private static String place(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    Answer ask(Outgoing request) {
        try {
            return web.sendTo(issuer().getValue(), request, PATIENCE);
        } catch (OutboundException e) {
            LOG.warn("The OpenID provider could not be asked. " + e.getMessage());
            throw new RefusedException(Refusal.UNREACHABLE);
        }
    }
}
