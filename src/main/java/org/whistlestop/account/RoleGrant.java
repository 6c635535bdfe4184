package org.whistlestop.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import java.io.Serializable;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** One role of one person on one tour. */
@Entity
class RoleGrant extends PanacheEntityBase {

    @EmbeddedId
    public Key key;

    @Enumerated(EnumType.STRING)
    public Source source;

    protected RoleGrant() {}

    RoleGrant(UUID personId, UUID tourId, Role role, Source source) {
        this.key = new Key(personId, tourId, role);
        this.source = source;
    }

    /** Who holds which roles on a tour, roles in the order of {@link Role}. */
    static Map<UUID, SortedSet<Role>> listOn(UUID tourId) {
        return RoleGrant.<RoleGrant>list("key.tourId", tourId).stream()
                .collect(Collectors.groupingBy(
                        grant -> grant.key.personId(),
                        Collectors.mapping(grant -> grant.key.role(), Collectors.toCollection(TreeSet::new))));
    }

    /** The roles that somebody holds on a tour, in the order of {@link Role}. */
    static SortedSet<Role> rolesOf(UUID personId, UUID tourId) {
        return RoleGrant.<RoleGrant>list("key.personId = ?1 and key.tourId = ?2", personId, tourId).stream()
                .map(grant -> grant.key.role())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether this person runs a tour and nobody else does; two who ask this of one tour wait for each other. */
    static boolean isOnlyAdmin(Person person, UUID tourId) {
        var admins = RoleGrant.<RoleGrant>find(
                        "key.tourId = ?1 and key.role = ?2 order by key.personId", tourId, Role.ADMIN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        return admins.size() == 1 && admins.get(0).key.personId().equals(person.id);
    }

    /** Who takes it away again. */
    enum Source {
        DESK,
        /** The organisation's sign-in, which takes it when it vouches for it no longer. */
        VOUCHED
    }

    @Embeddable
    record Key(
            UUID personId,
            UUID tourId,
            @Enumerated(EnumType.STRING) Role role) implements Serializable {}
}
