package org.whistlestop.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.whistlestop.account.audit.Audit;

/** Adds people, gives and takes roles as an organisation's sign-in says; what was given at the desk stays. */
@ApplicationScoped
public class VouchedPeople {

    @Inject
    Audit audit;

    @Inject
    Event<AccessEnded> ended;

    @Inject
    Clock clock;

    @Transactional
    public Person add(String name) {
        var person = new Person(name, clock.instant());
        person.persistAndFlush();
        audit.recordAs(Audit.PROGRAM, Audit.INSTALLATION, "added", "person", person.id, "vouched for");
        return person;
    }

    /** Gives these roles and takes those that were vouched for once and are no longer; nobody is asked who runs a tour then. */
    @Transactional
    public void settle(Person person, Collection<Vouched> roles) {
        person.hold();
        // Giving first: somebody who moves from one tour to another is never gone from the house.
        roles.forEach(role -> give(person, role));
        person.grants().stream()
                .filter(grant -> grant.source == RoleGrant.Source.VOUCHED)
                .map(grant -> new Vouched(grant.key.tourId(), grant.key.role()))
                .filter(held -> !roles.contains(held))
                .forEach(held -> take(person, held));
    }

    private void give(Person person, Vouched role) {
        if (person.give(role.tourId(), role.role(), RoleGrant.Source.VOUCHED)) {
            record("gave a role to", person, role);
        }
    }

    private void take(Person person, Vouched role) {
        person.take(role.tourId(), role.role());
        record("took a role from", person, role);
        if (RoleGrant.rolesOf(person.id, role.tourId()).isEmpty()) {
            ended.fire(new AccessEnded(person.id, role.tourId()));
        }
    }

    /** Not as the caller, who may still be somebody else in this browser. */
    private void record(String act, Person person, Vouched role) {
        audit.recordAs(
                Audit.PROGRAM,
                role.tourId(),
                act,
                "person",
                person.id,
                role.role().word() + ", vouched for");
    }

    /** One role on one tour. */
    public record Vouched(UUID tourId, Role role) {}
}
