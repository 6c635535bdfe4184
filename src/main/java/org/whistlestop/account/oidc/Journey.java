package org.whistlestop.account.oidc;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Secret;

/** One browser's way to the issuer and back: good once, for the browser that began it. */
@Entity
@Table(name = "oidc_journey")
class Journey extends PanacheEntityBase {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    @Id
    public byte[] hash;

    public byte[] browserHash;
    public String nonce;
    public String verifier;
    public String next;

    /** Who is to prove to be there; null for signing in: nobody knows yet who it will be. */
    public UUID personId;

    public Instant startedAt;

    protected Journey() {}

    Journey(Secret state, Secret browser, String next, UUID personId, Instant now) {
        this.hash = state.hash();
        this.browserHash = browser.hash();
        this.nonce = Secret.random("").text();
        this.verifier = new CodeVerifier().getValue();
        this.next = next;
        this.personId = personId;
        this.startedAt = now;
    }

    /** Uses a journey up; empty for one that another browser began, or that was too long. */
    static Optional<Journey> take(Secret state, Secret browser, Instant now) {
        return Journey.<Journey>find("hash = ?1 and browserHash = ?2", state.hash(), browser.hash())
                .firstResultOptional()
                // The delete decides between two who come at once.
                .filter(journey -> delete("hash", (Object) journey.hash) == 1)
                .filter(journey -> now.isBefore(journey.startedAt.plus(LIFETIME)));
    }

    boolean isProof() {
        return personId != null;
    }
}
