package org.whistlestop.account.signin;

import java.util.Set;
import java.util.UUID;
import org.whistlestop.account.AccessToken;
import org.whistlestop.account.Scope;

/**
 * Who has just proved to be there, and how.
 *
 * @param tokenId the token it was done with, whose end ends the session too; else null
 * @param passkeyId the passkey it was done with, likewise
 */
public record Opening(UUID personId, Way way, UUID tokenId, UUID passkeyId, Set<String> scopes) {

    /** A token opens no more than it may do itself. */
    static Opening with(AccessToken token) {
        return new Opening(
                token.personId, Way.TOKEN, token.id, null, token.credential().scopes());
    }

    public static Opening withPasskey(UUID personId, UUID passkeyId) {
        return new Opening(personId, Way.PASSKEY, null, passkeyId, Scope.ALL);
    }

    /** By a way that leaves nothing here which could be taken back by itself. */
    public static Opening by(Way way, UUID personId) {
        return new Opening(personId, way, null, null, Scope.ALL);
    }
}
