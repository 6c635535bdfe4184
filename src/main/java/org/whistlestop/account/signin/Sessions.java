package org.whistlestop.account.signin;

import io.quarkus.scheduler.Scheduled;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Credential;
import org.whistlestop.account.Secret;
import org.whistlestop.account.TourDirectory;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;

/** Opens, renews, lists and ends browsers' sessions. */
@ApplicationScoped
public class Sessions {

    @Inject
    Caller caller;

    @Inject
    TourDirectory tours;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    @Context
    HttpServerRequest request;

    /** Opens a session for who has just proved to be there; the one that this browser brought ends. */
    @Transactional
    public NewCookie open(Opening opening) {
        close();
        var secret = Secret.random("");
        var device = DeviceName.of(request.getHeader(HttpHeaders.USER_AGENT));
        var session = new Session(opening, device, secret, clock.instant());
        session.persist();
        audit.recordAs(
                session.personId.toString(),
                Audit.INSTALLATION,
                "opened",
                "session",
                session.id,
                session.way.inWords());
        return SessionCookie.of(secret, Session.LIFETIME);
    }

    /** Ends the session that this browser brought, if any. */
    @Transactional
    public NewCookie close() {
        SessionCookie.read(request).flatMap(Session::findBySecret).ifPresent(session -> {
            session.delete();
            audit.recordAs(session.personId.toString(), Audit.INSTALLATION, "ended", "session", session.id, "");
        });
        return SessionCookie.gone();
    }

    /** Ends the caller's own session; a program with a token has none: 403. */
    @Transactional
    public NewCookie closeOwn() {
        findCurrent().orElseThrow(Sessions::noBrowser);
        return close();
    }

    private static ProblemException noBrowser() {
        return ProblemException.forbidden("This is for a browser that is signed in.");
    }

    /** Notes that the owner of this session has just proved to be there. */
    @Transactional
    public NewCookie prove() {
        var now = clock.instant();
        var secret = Secret.random("");
        var session = current();
        session.prove(secret, now);
        audit.record(Audit.INSTALLATION, "proved to be at", "session", session.id);
        return SessionCookie.of(secret, Duration.between(now, session.expiresAt));
    }

    /** The session of this browser; a program with a token has none, and a phone is no desk: 403. */
    @Transactional
    Session current() {
        return findCurrent()
                .filter(session -> session.kind == Credential.Kind.SESSION)
                .orElseThrow(Sessions::noBrowser);
    }

    /** Proofs are for browsers: 403 for a program with a token, and for a phone. */
    @Transactional
    public void mustBeBrowser() {
        current();
    }

    private Optional<Session> findCurrent() {
        return caller.isStaff() && caller.credential().kind() != Credential.Kind.TOKEN
                ? Session.findByIdOptional(caller.credential().id())
                : Optional.empty();
    }

    /** The caller's browsers and phones, the last used first. */
    @Transactional
    public List<SessionView> listOwn() {
        var own = Session.listOf(caller.person().id, clock.instant());
        var slugs = tours.slugs(own.stream()
                .map(session -> session.tourId)
                .filter(Objects::nonNull)
                .toList());
        return own.stream()
                .map(session -> new SessionView(
                        session.id,
                        session.device,
                        session.way,
                        slugs.get(session.tourId),
                        session.scopes,
                        session.createdAt,
                        session.lastUsedAt,
                        session.expiresAt,
                        session.id.equals(caller.credential().id())))
                .toList();
    }

    @Transactional
    public void end(UUID id) {
        if (Session.delete("id = ?1 and personId = ?2", id, caller.person().id) == 0) {
            throw ProblemException.notFound("There is no such session, or it has ended already.");
        }
        audit.record(Audit.INSTALLATION, "ended", "session", id);
    }

    /** Ends what a passkey has opened, enrolled phones included: somebody has a copy of it. */
    @Transactional
    public void endOpenedWith(UUID passkey) {
        Session.delete("passkeyId", passkey);
    }

    /** Signs the caller out everywhere else, enrolled phones included. */
    @Transactional
    public void endOthers() {
        var kept = caller.credential().id();
        Session.delete("personId = ?1 and id <> ?2", caller.person().id, kept);
        audit.record(Audit.INSTALLATION, "ended", "session", kept, "all others");
    }

    @Scheduled(every = "1h")
    @Transactional
    void forgetExpired() {
        Session.delete("expiresAt < ?1", clock.instant());
    }
}
