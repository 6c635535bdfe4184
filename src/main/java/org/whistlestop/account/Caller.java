package org.whistlestop.account;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.whistlestop.support.ProblemException;

/** Whoever sent the current request, and what this person may do on a tour. */
@ApplicationScoped
public class Caller {

    /** Any signed-in person, whatever the credential may be used for. */
    public static final String STAFF = "staff";

    /** Holder of the administrator's token: sets up people, tokens and tours, and nothing else. */
    public static final String SETUP = "setup";

    @Inject
    SecurityIdentity identity;

    @Inject
    Clock clock;

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

    /** Whether the person behind the request has this id. */
    boolean isPerson(String id) {
        return identity.getPrincipal().getName().equals(id);
    }

    /** What the person behind the request signed in with. */
    public Credential credential() {
        return identity.getAttribute(Credential.ATTRIBUTE);
    }

    /** Whether the administrator, a token made for this, or a person who proved to be there just now. */
    public boolean isFresh() {
        return isSetup() || isStaff() && credential().isFresh(clock.instant());
    }

    /** The token that the caller signed in with, as a program or through a browser's form. */
    Optional<AccessToken> token() {
        return isStaff() && credential().kind() == Credential.Kind.TOKEN
                ? AccessToken.findByIdOptional(credential().id())
                : Optional.empty();
    }

    /** A token makes no token that could do more than itself. */
    public void mayHandOn(Set<String> scopes) {
        if (isStaff() && !credential().scopes().containsAll(scopes)) {
            throw ProblemException.forbidden("A token makes tokens for what it may do itself: "
                    + String.join(", ", credential().scopes()) + ".");
        }
    }

    /** For what a route does only sometimes: 403 to a credential that was made for less. */
    public void mustHold(String scope) {
        if (!identity.hasRole(scope)) {
            throw ProblemException.forbidden(
                    "This sign-in is not for that: it needs the scope \"" + scope + "\". Sign in at the desk.");
        }
    }

    /** None for a phone that was enrolled for another tour. */
    public Set<Role> rolesOn(UUID tourId) {
        if (!isStaff() || !credential().isFor(tourId)) {
            return Set.of();
        }
        return RoleGrant.rolesOf(UUID.fromString(identity.getPrincipal().getName()), tourId);
    }

    /** Ids of the tours on which this person may do that. */
    public List<UUID> toursFor(Permission permission) {
        return person().grants().stream()
                .filter(grant -> permission.isGivenTo(Set.of(grant.key.role())))
                .map(grant -> grant.key.tourId())
                .filter(credential()::isFor)
                .distinct()
                .toList();
    }

    public boolean may(UUID tourId, Permission permission) {
        return permission.isGivenTo(rolesOn(tourId));
    }

    /** A stranger to the tour learns nothing of it (404); staff of another role is told so (403). */
    public void must(UUID tourId, Permission permission) {
        if (isSetup()) {
            person();
        }
        var held = rolesOn(tourId);
        if (held.isEmpty()) {
            throw ProblemException.notFound("There is no such tour.");
        }
        if (!permission.isGivenTo(held)) {
            throw ProblemException.forbidden("This needs the role " + permission.inWords() + " on this tour.");
        }
    }
}
