package org.whistlestop.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.support.ProblemException;

/** A named human; the name stands on what this person publishes. */
@Entity
public class Person extends PanacheEntityBase {

    @Id
    public UUID id;

    public String name;

    /** What fans may know of this person; plain text, empty for nothing. */
    public String bio = "";

    /** Addresses of this person elsewhere, https only. */
    public List<String> links = List.of();

    public Instant createdAt;

    /** Since then this person works here no more; the name stays on what was published. */
    public Instant removedAt;

    protected Person() {}

    Person(String name, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.name = name;
        this.createdAt = createdAt;
    }

    /** Finds somebody who works here. */
    public static Person get(UUID id) {
        return Person.<Person>findByIdOptional(id)
                .filter(person -> person.removedAt == null)
                .orElseThrow(() -> ProblemException.notFound("There is no such person."));
    }

    /** The name of a person who may have been forgotten since. */
    public static Optional<String> findNameOf(UUID id) {
        return Person.<Person>findByIdOptional(id).map(person -> person.name);
    }

    /** What this person does on which tours, roles in the order of {@link Role}. */
    public Map<UUID, SortedSet<Role>> rolesByTour() {
        return grants().stream()
                .collect(Collectors.groupingBy(
                        grant -> grant.key.tourId(),
                        Collectors.mapping(grant -> grant.key.role(), Collectors.toCollection(TreeSet::new))));
    }

    /**
     * Waits until nobody else gives, takes or ends this person's access; with {@link #get}'s answer in hand, what is given is
     * not given to somebody just removed.
     */
    void hold() {
        getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
        if (removedAt != null) {
            throw ProblemException.notFound("There is no such person.");
        }
    }

    List<RoleGrant> grants() {
        return RoleGrant.list("key.personId", id);
    }

    /** Gives the role, at the desk for good even where it was only vouched for; false when nothing changed by that. */
    boolean give(UUID tourId, Role role, RoleGrant.Source source) {
        RoleGrant held = RoleGrant.findById(new RoleGrant.Key(id, tourId, role));
        if (held == null) {
            new RoleGrant(id, tourId, role, source).persist();
            return true;
        }
        var stays = held.source == source || held.source == RoleGrant.Source.DESK;
        held.source = stays ? held.source : source;
        return !stays;
    }

    /** Takes the role; false when it was not held. */
    boolean take(UUID tourId, Role role) {
        return RoleGrant.deleteById(new RoleGrant.Key(id, tourId, role));
    }
}
