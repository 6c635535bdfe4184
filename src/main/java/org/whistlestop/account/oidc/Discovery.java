package org.whistlestop.account.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jboss.logging.Logger;
import org.whistlestop.support.http.Outgoing;

/** Reads what the issuer says of itself, and its keys, every few minutes. */
@Singleton
class Discovery {

    private static final Logger LOG = Logger.getLogger(Discovery.class);
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    /** Signatures by a key pair only: whoever knows a public key must not be able to sign with it. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    @Inject
    OpenIdClient client;

    @Inject
    Clock clock;

    volatile Provider known;

    Provider provider() {
        var provider = known;
        if (provider == null || !clock.instant().isBefore(provider.until())) {
            provider = read();
            known = provider;
        }
        return provider;
    }

    private Provider read() {
        var metadata = metadata();
        var isTrusted = client.isTrusted(metadata.getAuthorizationEndpointURI())
                && client.isTrusted(metadata.getTokenEndpointURI())
                && client.isTrusted(metadata.getJWKSetURI());
        if (!isTrusted || !metadata.getIssuer().equals(client.issuer())) {
            LOG.warn(
                    "The OpenID provider's discovery document is refused: its issuer must be the configured one to the "
                            + "letter, with TLS, and its authorization, token and key endpoints must be on the issuer's host.");
            throw new RefusedException(Refusal.NOT_TRUSTED);
        }
        return new Provider(metadata, validator(metadata), clock.instant().plus(LIFETIME));
    }

    private OIDCProviderMetadata metadata() {
        var address = client.issuer().getValue().replaceFirst("/$", "") + "/.well-known/openid-configuration";
        try {
            return OIDCProviderMetadata.parse(fetch(address));
        } catch (ParseException e) {
            LOG.warn("The OpenID provider's discovery document cannot be read");
            throw new RefusedException(Refusal.UNREACHABLE);
        }
    }

    private IDTokenValidator validator(OIDCProviderMetadata metadata) {
        // Asks for the keys again when a token names one that is not among them. Tokens come from the issuer alone, so
        // nobody else can make us ask often.
        var keys = JWKSourceBuilder.<SecurityContext>create(
                        url(metadata), address -> new Resource(fetch(address.toString()), "application/json"))
                .refreshAheadCache(false)
                .rateLimited(false)
                .build();
        return new IDTokenValidator(
                client.issuer(), client.id(), new JWSVerificationKeySelector<>(ALGORITHMS, keys), null);
    }

    private static URL url(OIDCProviderMetadata metadata) {
        try {
            return metadata.getJWKSetURI().toURL();
        } catch (MalformedURLException e) {
            throw new RefusedException(Refusal.NOT_TRUSTED);
        }
    }

    private String fetch(String address) {
        var answer = client.ask(Outgoing.get(address).with("Accept", "application/json"));
        if (answer.status() != 200) {
            LOG.warn("The OpenID provider answered " + answer.status() + " instead of its description or keys");
            throw new RefusedException(Refusal.UNREACHABLE);
        }
        return answer.text();
    }

    record Provider(OIDCProviderMetadata metadata, IDTokenValidator tokens, Instant until) {}
}
