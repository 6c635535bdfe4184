package org.whistlestop.account.signin.passkey;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.whistlestop.account.Secret;

/** A random text for a device to sign once, for one purpose of one person. */
@Entity
@Table(name = "passkey_challenge")
class Challenge extends PanacheEntityBase {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    @Id
    public byte[] hash;

    @Enumerated(EnumType.STRING)
    public Purpose purpose;

    public UUID personId;
    public Instant expiresAt;

    protected Challenge() {}

    private Challenge(Secret text, Purpose purpose, UUID personId, Instant now) {
        this.hash = text.hash();
        this.purpose = purpose;
        this.personId = personId;
        this.expiresAt = now.plus(LIFETIME);
    }

    /** Answers the text, in Base64 for addresses. */
    static String make(Purpose purpose, UUID personId, Instant now) {
        var text = Secret.random("");
        new Challenge(text, purpose, personId, now).persist();
        return text.text();
    }

    /** Uses a challenge up, whatever comes of it; false for one that is not for this, or no longer. */
    static boolean take(String text, Purpose purpose, UUID personId, Instant now) {
        Challenge found = findById(new Secret(text).hash());
        // The delete decides between two who come at once.
        return found != null
                && delete("hash = ?1", (Object) found.hash) == 1
                && found.purpose == purpose
                && Objects.equals(found.personId, personId)
                && now.isBefore(found.expiresAt);
    }
}
