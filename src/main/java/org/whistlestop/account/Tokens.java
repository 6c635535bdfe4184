package org.whistlestop.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
        var secret = Secret.random("ws_");
        var now = clock.instant();
        var scopes = request.scopesOrAll();
        var expires = now.plus(request.daysOrUsual(), ChronoUnit.DAYS);
        caller.mayHandOn(scopes);
        var token = new AccessToken(person.id, request.name().strip(), secret, scopes, now, expires);
        token.persist();
        audit.record(Audit.INSTALLATION, "made", "token", token.id, String.join(" ", token.scopes));
        return new NewToken.Shown(token.id, token.name, secret.text(), token.scopes, expires);
    }

    /** The tokens of a person that still work, newest first, without their secrets. */
    @Transactional
    public List<TokenView> list(UUID personId) {
        return AccessToken.listValid(getOwn(personId).id, clock.instant()).stream()
                .map(TokenView::of)
                .toList();
    }

    @Transactional
    public void revoke(UUID personId, UUID tokenId) {
        var person = getOwn(personId);
        var revoked = AccessToken.update(
                "revokedAt = ?1 where id = ?2 and personId = ?3 and revokedAt is null",
                clock.instant(),
                tokenId,
                person.id);
        if (revoked == 0) {
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
