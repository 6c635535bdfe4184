package org.whistlestop.account.signin.passkey;

import com.webauthn4j.data.AuthenticationData;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.whistlestop.account.AccessEnded;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Person;
import org.whistlestop.account.Scope;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.account.signin.PasskeyOwners;
import org.whistlestop.account.signin.Sessions;
import org.whistlestop.support.ProblemException;

/** Makes, proves, lists, renames and removes passkeys. */
@ApplicationScoped
public class Passkeys implements PasskeyOwners {

    @Inject
    Caller caller;

    @Inject
    Ceremony ceremony;

    @Inject
    RelyingParty site;

    @Inject
    Sessions sessions;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** For the caller's next passkey. A token makes none unless it may do everything, as the passkey may. */
    @Transactional
    CreationOptions startOwn() {
        caller.mayHandOn(Scope.ALL);
        return start(caller.person().id);
    }

    @Transactional
    CreationOptions start(UUID personId) {
        var challenge = Challenge.make(Purpose.REGISTER, personId, clock.instant());
        return CreationOptions.of(challenge, site, Person.get(personId), Passkey.listOf(personId));
    }

    PasskeyView addOwn(String name, Map<String, Object> credential) {
        caller.mayHandOn(Scope.ALL);
        var personId = caller.person().id;
        return add(() -> personId, personId, name, credential);
    }

    /**
     * Keeps a passkey that a device has made.
     *
     * @param permit lets the person in within the transaction that writes the passkey down, and answers who it is
     */
    PasskeyView add(Supplier<UUID> permit, UUID personId, String name, Map<String, Object> credential) {
        var answer = ceremony.readRegistration(credential);
        take(Ceremony.challengeOf(answer.getCollectedClientData()), Purpose.REGISTER, personId);
        return QuarkusTransaction.requiringNew().call(() -> {
            var passkey = new Passkey(permit.get(), name, clock.instant());
            ceremony.register(answer, passkey);
            if (Passkey.take(passkey.credentialId).isPresent()) {
                throw new RefusedException(Refusal.TAKEN);
            }
            passkey.persist();
            audit.recordAs(personId.toString(), Audit.INSTALLATION, "made", "passkey", passkey.id, "");
            return PasskeyView.of(passkey);
        });
    }

    /** For signing in with any passkey of this site. */
    @Transactional
    RequestOptions startSignIn() {
        return RequestOptions.of(Challenge.make(Purpose.SIGN_IN, null, clock.instant()), site, List.of());
    }

    /** For the caller to prove to be there. */
    @Transactional
    RequestOptions startProof() {
        var person = caller.person().id;
        var challenge = Challenge.make(Purpose.PROVE, person, clock.instant());
        return RequestOptions.of(challenge, site, Passkey.listOf(person));
    }

    /**
     * Answers the passkey that signed.
     *
     * @param personId whose it must be; null for whoever it is
     */
    Proven prove(Purpose purpose, UUID personId, Map<String, Object> credential) {
        var answer = ceremony.readProof(credential);
        take(Ceremony.challengeOf(answer.getCollectedClientData()), purpose, personId);
        var proven = QuarkusTransaction.requiringNew().call(() -> Passkey.take(answer.getCredentialId())
                .filter(passkey -> personId == null || passkey.personId.equals(personId))
                .filter(passkey -> isOwners(answer, passkey, personId))
                .flatMap(passkey -> check(answer, passkey)));
        return proven.orElseThrow(() -> new RefusedException(Refusal.UNKNOWN)).orRefused();
    }

    /** Who signs in without a name brings the handle that the device keeps beside the key. */
    private static boolean isOwners(AuthenticationData answer, Passkey passkey, UUID personId) {
        return answer.getUserHandle() == null
                ? personId != null
                : Arrays.equals(answer.getUserHandle(), CreationOptions.bytesOf(passkey.personId));
    }

    /** Answers a refusal instead of throwing it, so that the mark of a copied passkey stays written. */
    private Optional<Proven> check(AuthenticationData answer, Passkey passkey) {
        if (passkey.copiedAt != null) {
            return Optional.of(new Proven(null, null, Refusal.COPIED));
        }
        try {
            ceremony.prove(answer, passkey);
        } catch (RefusedException e) {
            if (e.refusal == Refusal.COPIED) {
                passkey.copiedAt = clock.instant();
                sessions.endOpenedWith(passkey.id);
                audit.recordAs(
                        passkey.personId.toString(), Audit.INSTALLATION, "refused", "passkey", passkey.id, "copied");
            }
            return Optional.of(new Proven(null, null, e.refusal));
        }
        passkey.lastUsedAt = clock.instant();
        return Optional.of(new Proven(passkey.id, passkey.personId, null));
    }

    /** A challenge is used up before anything is checked, in a transaction of its own, so that each is tried once. */
    private void take(String challenge, Purpose purpose, UUID personId) {
        var isGood = QuarkusTransaction.requiringNew()
                .call(() -> Challenge.take(challenge, purpose, personId, clock.instant()));
        if (!isGood) {
            throw new RefusedException(Refusal.TOO_LATE);
        }
    }

    /** The caller's passkeys, the oldest first. */
    @Transactional
    public List<PasskeyView> listOwn() {
        return Passkey.listOf(caller.person().id).stream().map(PasskeyView::of).toList();
    }

    @Transactional
    public PasskeyView rename(UUID id, PasskeyName request) {
        var passkey = getOwn(id);
        passkey.name = request.name().strip();
        audit.record(Audit.INSTALLATION, "renamed", "passkey", id);
        return PasskeyView.of(passkey);
    }

    /** Removes a passkey, and with it the sessions that it opened. */
    @Transactional
    public void remove(UUID id) {
        getOwn(id).delete();
        audit.record(Audit.INSTALLATION, "removed", "passkey", id);
    }

    private Passkey getOwn(UUID id) {
        return Passkey.<Passkey>find("id = ?1 and personId = ?2", id, caller.person().id)
                .firstResultOptional()
                .orElseThrow(() -> ProblemException.notFound("There is no such passkey, or it was removed."));
    }

    @Override
    @Transactional
    public boolean hasAny(UUID personId) {
        return Passkey.count("personId = ?1 and copiedAt is null", personId) > 0;
    }

    void end(@Observes AccessEnded ended) {
        if (ended.tourId() == null) {
            Passkey.delete("personId", ended.personId());
        }
    }

    @Scheduled(every = "5m")
    @Transactional
    void forgetChallenges() {
        Challenge.delete("expiresAt < ?1", clock.instant());
    }

    /** Either whose passkey it was, or why not. */
    record Proven(UUID passkeyId, UUID personId, Refusal refusal) {
        Proven orRefused() {
            if (refusal != null) {
                throw new RefusedException(refusal);
            }
            return this;
        }
    }
}
