package org.whistlestop.account;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.support.ProblemException;

/** Whoever sent the current request, and what this person may do on a tour. */
@ApplicationScoped
public class Caller {

    /** Holder of a personal token or session. */
    public static final String STAFF = "staff";

    /** Holder of the administrator's token: sets up people, tokens and tours, and nothing else. */
    public static final String SETUP = "setup";

    @Inject
    SecurityIdentity identity;

    public boolean isSetup() {
        return identity.hasRole(SETUP);
    }

    public boolean isStaff() {
        return identity.hasRole(STAFF);
    }

    /** The person behind the request; the administrator's token is nobody's name, so 403. */
    public Person person() {
        if (isSetup()) {
            throw ProblemException.forbidden(
                    "The administrator's token only sets up people, tokens and tours. This needs a named person's token.");
        }
        if (!isStaff()) {
            throw new UnauthorizedException();
        }
        return Person.get(UUID.fromString(identity.getPrincipal().getName()));
    }

    public Set<Role> rolesOn(UUID tourId) {
        if (!isStaff()) {
            return Set.of();
        }
        return RoleGrant.<RoleGrant>list(
                        "key.personId = ?1 and key.tourId = ?2",
                        UUID.fromString(identity.getPrincipal().getName()),
                        tourId)
                .stream()
                .map(grant -> grant.key.role())
                .collect(Collectors.toSet());
    }

    /** Ids of the tours on which this person has any of these roles (of any role, when none is named). */
    public List<UUID> toursAs(Role... roles) {
        var wanted = roles.length == 0 ? List.of(Role.values()) : Arrays.asList(roles);
        return person().grants().stream()
                .filter(grant -> wanted.contains(grant.key.role()))
                .map(grant -> grant.key.tourId())
                .distinct()
                .toList();
    }

    /** A stranger to the tour learns nothing of it (404); staff of another role is told so (403). */
    public void mustBe(UUID tourId, Role... roles) {
        if (isSetup()) {
            person();
        }
        var held = rolesOn(tourId);
        if (held.isEmpty()) {
            throw ProblemException.notFound("There is no such tour.");
        }
        if (roles.length > 0 && Arrays.stream(roles).noneMatch(held::contains)) {
            throw ProblemException.forbidden("This needs the role "
                    + Arrays.stream(roles).map(Role::word).collect(Collectors.joining(" or ")) + " on this tour.");
        }
    }
}
