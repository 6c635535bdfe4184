package org.whistlestop.account.oidc;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.Prompt;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Secret;

/** Sends browsers to the issuer and knows them again when they come back. */
@ApplicationScoped
class Journeys {

    @Inject
    OpenIdClient client;

    @Inject
    Discovery discovery;

    @Inject
    Clock clock;

    /**
     * Answers the issuer's address to go to.
     *
     * @param personId who must prove anew to be there; null for whoever signs in
     */
    URI begin(Secret browser, String next, UUID personId) {
        var endpoint = discovery.provider().metadata().getAuthorizationEndpointURI();
        var state = Secret.random("");
        var journey = new Journey(state, browser, next, personId, clock.instant());
        keep(journey);
        return request(endpoint, state, journey);
    }

    @Transactional
    void keep(Journey journey) {
        journey.persist();
    }

    private URI request(URI endpoint, Secret state, Journey journey) {
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "profile"), client.id(), client.callback())
                .endpointURI(endpoint)
                .state(new State(state.text()))
                .nonce(new Nonce(journey.nonce))
                .codeChallenge(new CodeVerifier(journey.verifier), CodeChallengeMethod.S256);
        return (journey.isProof() ? request.prompt(Prompt.Type.LOGIN).maxAge(0) : request)
                .build()
                .toURI();
    }

    /** A journey is used up before anything is checked, so that each is tried once. */
    @Transactional
    Optional<Journey> end(Secret state, Secret browser) {
        return Journey.take(state, browser, clock.instant());
    }

    @Scheduled(every = "5m")
    @Transactional
    void forgetAbandoned() {
        Journey.delete("startedAt < ?1", clock.instant().minus(Journey.LIFETIME));
    }
}
