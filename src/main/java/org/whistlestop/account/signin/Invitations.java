package org.whistlestop.account.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Person;
import org.whistlestop.account.Role;
import org.whistlestop.account.Scope;
import org.whistlestop.account.Secret;
import org.whistlestop.account.TourDirectory;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.WhistlestopConfig;

/** Makes one-time links for people who cannot sign in yet, or no longer, and lets in who holds one. */
@ApplicationScoped
public class Invitations {

    @Inject
    Caller caller;

    @Inject
    TourDirectory tours;

    @Inject
    WhistlestopConfig config;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** The newest link of a person is the only one that works. */
    @Transactional
    public NewInvitation make(UUID personId) {
        caller.mayHandOn(Scope.ALL);
        var person = invitable(personId);
        var secret = Secret.random("");
        var invitation = new Invitation(person.id, secret, clock.instant());
        Invitation.delete("personId", person.id);
        invitation.persist();
        audit.record(Audit.INSTALLATION, "invited", "person", person.id);
        var link = config.baseUrl().resolve("/invitation/" + secret.text());
        return new NewInvitation(person.name, link.toString(), invitation.expiresAt);
    }

    /** Whoever holds the link becomes that person, so its maker must run every tour that the person works on. */
    private Person invitable(UUID personId) {
        var person = Person.get(personId);
        if (caller.isSetup()) {
            return person;
        }
        var worksOn = person.rolesByTour().keySet();
        var runs = caller.toursFor(Permission.RUN);
        if (worksOn.stream().noneMatch(runs::contains)) {
            throw ProblemException.notFound("There is no such person.");
        }
        if (caller.person().id.equals(personId)) {
            throw ProblemException.forbidden("Nobody invites themselves. Make a passkey or a token under your name.");
        }
        if (!runs.containsAll(worksOn)) {
            throw ProblemException.forbidden(
                    "This person works on a tour that you do not run. Who runs the installation can make the link.");
        }
        return person;
    }

    /** What the page of a link says, without using it up: mail programs open links before people do. */
    @Transactional
    public Welcome read(String secret) {
        var person = Person.get(get(secret).personId);
        var roles = person.rolesByTour();
        var titles = tours.titles(List.copyOf(roles.keySet()));
        return new Welcome(
                person.id,
                person.name,
                roles.entrySet().stream()
                        .map(held -> held.getValue().stream().map(Role::inWords).collect(Collectors.joining(" and "))
                                + " of " + titles.get(held.getKey()))
                        .sorted()
                        .toList());
    }

    /** Lets the person in, once; joins the running transaction, so that what else comes of it fails or stays with it. */
    @Transactional
    public UUID accept(String secret) {
        var invitation = get(secret);
        if (!invitation.useUp()) {
            throw gone();
        }
        audit.recordAs(invitation.personId.toString(), Audit.INSTALLATION, "accepted", "invitation", invitation.id, "");
        return invitation.personId;
    }

    private Invitation get(String secret) {
        return Invitation.find(new Secret(secret), clock.instant()).orElseThrow(Invitations::gone);
    }

    private static ProblemException gone() {
        return ProblemException.notFound("This invitation was used, has run out, or was replaced by a newer one.");
    }

    /** @param roles as in "host of 42 stores in 40 days" */
    public record Welcome(UUID person, String name, List<String> roles) {}
}
