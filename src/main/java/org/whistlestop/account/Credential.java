package org.whistlestop.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What a request was signed in with; an attribute of the caller's security identity under {@link #ATTRIBUTE}.
 *
 * @param id of the session or token
 * @param tourId the one tour that an enrolled phone may speak of; null for every other credential
 * @param provenAt when its owner last proved to be there, with a passkey or the like; null for a token
 */
public record Credential(Kind kind, UUID id, UUID tourId, Set<String> scopes, Instant provenAt) {

    public static final String ATTRIBUTE = "credential";

    /** After so long, what opens doors or goes public asks for the passkey again. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    public enum Kind {
        /** A browser that signed in. */
        SESSION,
        /** The host's phone, signed in for the tour. */
        PHONE,
        /** A program with a personal token, made by its owner with fresh proof for what its scopes say. */
        TOKEN
    }

    /** Whether its owner was there just now, or agreed beforehand by making a token for this. */
    boolean isFresh(Instant now) {
        return kind == Kind.TOKEN || provenAt != null && now.isBefore(provenAt.plus(FRESH));
    }

    boolean isFor(UUID tour) {
        return tourId == null || tourId.equals(tour);
    }
}
