package org.whistlestop.account;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Opens and closes browsers' sessions. */
@ApplicationScoped
class Sessions {

    @Inject
    Clock clock;

    /** Opens a session for the owner of a personal token; empty when nobody owns it. */
    @Transactional
    Optional<Secret> open(String token) {
        return AccessToken.findValid(new Secret(token), clock.instant()).map(valid -> open(valid.personId, valid.id));
    }

    @Transactional
    Secret openFor(UUID personId) {
        return open(personId, null);
    }

    private Secret open(UUID personId, UUID tokenId) {
        var secret = Secret.random("");
        new Session(personId, tokenId, secret, clock.instant()).persist();
        return secret;
    }

    @Transactional
    void close(Secret secret) {
        Session.delete("hash = ?1", (Object) secret.hash());
    }

    void endAll(@Observes AccessEnded event) {
        if (event.tourId() == null) {
            Session.delete("personId", event.personId());
        }
    }

    @Scheduled(every = "1h")
    @Transactional
    void forgetExpired() {
        Session.delete("expiresAt < ?1", clock.instant());
    }
}
