package org.whistlestop.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may do what on a tour: the whole policy by role. Routes add to it, by annotation, the {@link Scope} that a credential
 * needs and {@link FreshProof}; the table of every route against every caller stands in {@code permissions.txt}, beside
 * PermissionsTest, which holds it.
 */
public enum Permission {
    /** Read what staff sees of the tour. */
    SEE(Role.values()),
    /** Say "I'm here". */
    CHECK_IN(Role.HOST),
    /** Slip the rest of a day. */
    SLIP_DAY(Role.HOST, Role.PR, Role.ADMIN),
    /** Hand in photos and mend the words of one's own. */
    ADD_PHOTOS(Role.HOST, Role.PR, Role.ADMIN),
    /** Take down what customers say, and forget one's own notes. */
    TAKE_NOTES(Role.HOST, Role.PR, Role.ADMIN),
    /** Decide what the public sees of what was handed in. */
    MODERATE(Role.PR, Role.MODERATOR, Role.ADMIN),
    /** Answer in public, under one's own name, what others wrote about the tour. */
    ANSWER(Role.HOST, Role.PR, Role.MODERATOR, Role.ADMIN),
    /** Change the tour, its itinerary and its stops. */
    PLAN(Role.PR, Role.ADMIN),
    /** Write announcements and plan when they go out. */
    ANNOUNCE(Role.PR, Role.ADMIN),
    /** Approve what others wrote. */
    APPROVE(Role.APPROVER, Role.ADMIN),
    /** Decide about what is held: let it go out, or say that it has. */
    RELEASE(Role.PR, Role.APPROVER, Role.ADMIN),
    /** Hold everything that goes out, and end that. */
    GO_SILENT(Role.HOST, Role.PR, Role.APPROVER, Role.MODERATOR, Role.ADMIN),
    /** Add and remove people, give and take roles. */
    RUN(Role.ADMIN),
    /** Keep the keys of the tour's channels. */
    KEEP_KEYS(Role.ADMIN),
    /** Take the whole tour out, with all that staff knows of it. */
    EXPORT(Role.ADMIN),
    /** Read who did what. */
    READ_AUDIT(Role.ADMIN);

    private final Set<Role> roles;

    Permission(Role first, Role... more) {
        this.roles = EnumSet.of(first, more);
    }

    Permission(Role[] roles) {
        this.roles = EnumSet.copyOf(Arrays.asList(roles));
    }

    /** Whether one of these roles is enough. */
    public boolean isGivenTo(Set<Role> held) {
        return held.stream().anyMatch(roles::contains);
    }

    Set<Role> roles() {
        return roles;
    }

    /** The roles as people say them, as in "PR or admin". */
    String inWords() {
        return roles.stream().map(Role::inWords).collect(Collectors.joining(" or "));
    }
}
