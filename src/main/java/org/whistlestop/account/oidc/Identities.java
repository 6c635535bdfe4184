package org.whistlestop.account.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Person;
import org.whistlestop.account.TourDirectory;
import org.whistlestop.account.VouchedPeople;
import org.whistlestop.account.VouchedPeople.Vouched;
import org.whistlestop.account.audit.Audit;

/** Tells who somebody is here whom the issuer knows, with the roles that it vouches for today. */
@ApplicationScoped
class Identities {

    @Inject
    OpenIdClient client;

    @Inject
    TourDirectory tours;

    @Inject
    VouchedPeople people;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Answers who may come in; roles that ended have ended also for who may not. */
    @Transactional(dontRollbackOn = RefusedException.class)
    UUID admit(Claims claims) {
        var roles = claims.roles(client.rolesClaim(), tours);
        return find(claims)
                .flatMap(id -> Person.<Person>findByIdOptional(id))
                .map(person -> admit(person, roles))
                .orElseGet(() -> add(claims, roles));
    }

    private UUID admit(Person person, List<Vouched> roles) {
        if (person.removedAt != null) {
            throw refused(person, Refusal.REMOVED, "removed");
        }
        people.settle(person, roles);
        if (person.rolesByTour().isEmpty()) {
            throw refused(person, Refusal.NO_ROLE, "no role");
        }
        return person.id;
    }

    private UUID add(Claims claims, List<Vouched> roles) {
        if (roles.isEmpty()) {
            throw new RefusedException(Refusal.NO_ROLE);
        }
        var person = people.add(claims.name());
        new OidcIdentity(claims.key(), person.id, clock.instant()).persist();
        people.settle(person, roles);
        return person.id;
    }

    private RefusedException refused(Person person, Refusal refusal, String why) {
        audit.recordAs(person.id.toString(), Audit.INSTALLATION, "refused", "person", person.id, why);
        return new RefusedException(refusal);
    }

    @Transactional
    Optional<UUID> find(Claims claims) {
        return OidcIdentity.<OidcIdentity>findByIdOptional(claims.key()).map(identity -> identity.personId);
    }
}
