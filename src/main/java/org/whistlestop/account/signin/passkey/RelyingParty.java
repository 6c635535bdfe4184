package org.whistlestop.account.signin.passkey;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.whistlestop.support.WhistlestopConfig;

/** This site as passkeys know it: the host of the base address, and pages of exactly its origin. */
@ApplicationScoped
class RelyingParty {

    @Inject
    WhistlestopConfig config;

    String id() {
        return config.baseUrl().getHost();
    }

    ServerProperty expecting(String challenge) {
        return ServerProperty.builder()
                .origin(Origin.create(config.baseUrl().resolve("/").toString().replaceFirst("/$", "")))
                .rpId(id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }
}
