package org.whistlestop.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;

/** Makes and ends personal tokens. */
@ApplicationScoped
public class Tokens {

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** For the person's own use; the administrator's token may make them for anyone. */
    @Transactional
    public NewToken.Shown make(UUID personId, NewToken request) {
        var person = getOwn(personId);
        person.hold();
        var secret = Secret.random("ws_");
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        var scopes = request.scopesOrAll();
        caller.mayHandOn(scopes);
        var parent = caller.token();
        var expires = earlier(now.plus(request.daysOrUsual(), ChronoUnit.DAYS), parent);
        var parentId = parent.map(made -> made.id).orElse(null);
        var token = new AccessToken(person.id, request.name().strip(), secret, scopes, parentId, now, expires);
        token.persist();
        audit.record(Audit.INSTALLATION, "made", "token", token.id, String.join(" ", token.scopes));
        return new NewToken.Shown(token.id, token.name, secret.text(), token.scopes, expires);
    }

    private static Instant earlier(Instant wanted, Optional<AccessToken> parent) {
        return parent.map(made -> made.expiresAt).filter(wanted::isAfter).orElse(wanted);
    }

    /** The tokens of a person that still work, newest first, without their secrets. */
    @Transactional
    public List<TokenView> list(UUID personId) {
        return AccessToken.listValid(getOwn(personId).id, clock.instant()).stream()
                .map(TokenView::of)
                .toList();
    }

    /** Ends a token, and with it those that it made. */
    @Transactional
    public void revoke(UUID personId, UUID tokenId) {
        var person = getOwn(personId);
        if (AccessToken.revoke(tokenId, person.id, clock.instant()) == 0) {
            throw ProblemException.notFound("There is no such token, or it is revoked already.");
        }
        audit.record(Audit.INSTALLATION, "revoked", "token", tokenId);
    }

    private Person getOwn(UUID personId) {
        if (!caller.isSetup() && !caller.person().id.equals(personId)) {
            throw ProblemException.notFound("There is no such person.");
        }
        return Person.get(personId);
    }
}
