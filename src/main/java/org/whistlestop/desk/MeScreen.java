package org.whistlestop.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.NewToken;
import org.whistlestop.account.PersonView;
import org.whistlestop.account.Scope;
import org.whistlestop.account.TokenView;
import org.whistlestop.account.signin.SessionView;
import org.whistlestop.account.signin.passkey.PasskeyView;
import org.whistlestop.tour.StoreTime;

/**
 * What somebody sees under the own name.
 *
 * @param fresh whether the last proof is recent enough for new tokens and passkeys
 * @param made the token just made, shown this once
 */
record MeScreen(
        String name,
        boolean fresh,
        List<Held> roles,
        List<Passkey> passkeys,
        List<Token> tokens,
        List<Device> devices,
        NewToken.Shown made,
        String done,
        String wrong) {

    /** Whether there is anything that "everywhere else" could mean. */
    public boolean elsewhere() {
        return devices.stream().anyMatch(device -> !device.current);
    }

    /** What a token can be made for, with the words of its checkbox. */
    public List<ScopeChoice> scopes() {
        return List.of(
                new ScopeChoice(Scope.READ, "Read what staff sees"),
                new ScopeChoice(Scope.CHECK_IN, "Check in"),
                new ScopeChoice(Scope.PHOTOS, "Hand in photos"),
                new ScopeChoice(Scope.NOTES, "Write down what customers said"),
                new ScopeChoice(Scope.PLAN, "Change tours and stops"),
                new ScopeChoice(Scope.PEOPLE, "Add and remove people, change profiles"),
                new ScopeChoice(Scope.PUBLISH, "Release what the public reads"),
                new ScopeChoice(Scope.KEYS, "Make tokens and keep keys of channels"));
    }

    record ScopeChoice(String value, String words) {}

    record Held(String tour, String role) {
        static Held of(PersonView.RoleView held) {
            return new Held(held.tour(), held.role().inWords());
        }
    }

    record Passkey(UUID id, String name, boolean backedUp, String made, String used, String copied) {
        static Passkey of(PasskeyView passkey) {
            return new Passkey(
                    passkey.id(),
                    passkey.name(),
                    passkey.backedUp(),
                    moment(passkey.createdAt()),
                    moment(passkey.lastUsedAt()),
                    passkey.copiedAt() == null ? null : moment(passkey.copiedAt()));
        }
    }

    record Token(UUID id, String name, String scopes, String made, String expires, String used) {
        static Token of(TokenView token) {
            return new Token(
                    token.id(),
                    token.name(),
                    token.scopes().size() == Scope.ALL.size()
                            ? "everything that you may do"
                            : String.join(", ", token.scopes()),
                    StoreTime.moment(token.createdAt(), ZoneOffset.UTC),
                    StoreTime.moment(token.expiresAt(), ZoneOffset.UTC),
                    token.lastUsedAt() == null ? "never" : StoreTime.moment(token.lastUsedAt(), ZoneOffset.UTC));
        }
    }

    record Device(UUID id, String name, String way, String tour, String used, boolean current) {
        static Device of(SessionView session) {
            return new Device(
                    session.id(),
                    session.device(),
                    session.way().inWords(),
                    session.tour(),
                    moment(session.lastUsedAt()),
                    session.current());
        }
    }

    private static String moment(Instant at) {
        return at == null ? "never" : StoreTime.moment(at, ZoneOffset.UTC);
    }
}
