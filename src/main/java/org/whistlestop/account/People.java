package org.whistlestop.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.support.ProblemException;

/** Adds people, gives and takes roles, makes and ends tokens and sessions. */
@ApplicationScoped
public class People {

    @Inject
    Caller caller;

    @Inject
    TourDirectory tours;

    @Inject
    Clock clock;

    @Transactional
    public PersonView add(NewPerson request) {
        if (!caller.isSetup() && request.rolesOrNone().isEmpty()) {
            throw ProblemException.invalid(
                    "roles", "A new person has no role", "Name at least one tour of yours and a role");
        }
        var person = make(request.name().strip());
        for (var role : request.rolesOrNone()) {
            person.grant(tourThatCallerRuns(role.tour(), "roles"), role.role());
        }
        return view(person);
    }

    /** Makes a named person without any role yet. */
    @Transactional
    public Person make(String name) {
        var person = new Person(name, clock.instant());
        person.persistAndFlush();
        return person;
    }

    @Transactional
    PersonView get(UUID id) {
        return view(getManaged(id));
    }

    /** The caller, with every role held. */
    @Transactional
    public PersonView me() {
        return view(caller.person());
    }

    /** Everyone who works on a tour, with the roles held there, by name; for who works there too. */
    @Transactional
    public List<PersonView> listOn(String tour) {
        return RoleGrant.listOn(tourThatCallerSees(tour)).entrySet().stream()
                .map(held -> viewOn(tour, Person.get(held.getKey()), held.getValue()))
                .sorted(Comparator.comparing(PersonView::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    @Transactional
    public void grant(UUID id, String tour, Role role) {
        Person.get(id).grant(tourThatCallerRuns(tour, "tour"), role);
    }

    /** Takes a role away; the last who runs a tour stays, unless the administrator says so. */
    @Transactional
    public void revoke(UUID id, String tour, Role role) {
        var tourId = tourThatCallerRuns(tour, "tour");
        var person = Person.get(id);
        if (role == Role.ADMIN && !caller.isSetup() && RoleGrant.isOnly(person, tourId, role)) {
            throw ProblemException.conflict(
                    "A tour needs somebody who runs it. Make another person admin first, then take this role.");
        }
        person.revoke(tourId, role);
    }

    /** For the person's own use; the administrator's token may make them for anyone. */
    @Transactional
    public NewToken.Shown makeToken(UUID personId, NewToken request) {
        var person = getOwn(personId);
        var secret = Secret.random("ws_");
        var now = clock.instant();
        var scopes = request.scopesOrAll();
        var expires = now.plus(request.daysOrUsual(), ChronoUnit.DAYS);
        caller.mayHandOn(scopes);
        var token = new AccessToken(person.id, request.name().strip(), secret, scopes, now, expires);
        token.persist();
        return new NewToken.Shown(token.id, token.name, secret.text(), token.scopes, expires);
    }

    /** The tokens of a person that still work, newest first, without their secrets. */
    @Transactional
    public List<TokenView> listTokens(UUID personId) {
        return AccessToken.listValid(getOwn(personId).id, clock.instant()).stream()
                .map(TokenView::of)
                .toList();
    }

    @Transactional
    public void revokeToken(UUID personId, UUID tokenId) {
        var person = getOwn(personId);
        var revoked = AccessToken.update(
                "revokedAt = ?1 where id = ?2 and personId = ?3 and revokedAt is null",
                clock.instant(),
                tokenId,
                person.id);
        if (revoked == 0) {
            throw ProblemException.notFound("There is no such token, or it is revoked already.");
        }
        Session.delete("tokenId", tokenId);
    }

    /** Everyone who works on a tour, in the order of their first roles. */
    @Transactional
    public List<OneTapCast.Member> listCast(UUID tourId) {
        return RoleGrant.listOn(tourId).entrySet().stream()
                .sorted(Comparator.comparing(held -> held.getValue().first()))
                .map(held ->
                        new OneTapCast.Member(held.getKey(), Person.get(held.getKey()).name, inWords(held.getValue())))
                .toList();
    }

    private static String inWords(Collection<Role> roles) {
        return roles.stream().map(Role::inWords).collect(Collectors.joining(", "));
    }

    private Person getOwn(UUID personId) {
        if (!caller.isSetup() && !caller.person().id.equals(personId)) {
            throw ProblemException.notFound("There is no such person.");
        }
        return Person.get(personId);
    }

    /** Visible to the administrator, to the person, and to who runs a tour that the person works on. */
    private Person getManaged(UUID id) {
        var person = Person.get(id);
        var mayNot = !caller.isSetup()
                && !caller.person().id.equals(id)
                && person.grants().stream().noneMatch(grant -> caller.may(grant.key.tourId(), Permission.RUN));
        if (mayNot) {
            throw ProblemException.notFound("There is no such person.");
        }
        return person;
    }

    private UUID tourThatCallerRuns(String slug, String field) {
        var found = tours.findId(slug);
        if (caller.isSetup()) {
            return found.orElseThrow(() -> ProblemException.invalid(
                    field, "There is no tour \"" + slug + "\"", "Make the tour first, or leave its roles out"));
        }
        var id = found.orElseThrow(() -> ProblemException.notFound("There is no such tour."));
        caller.must(id, Permission.RUN);
        return id;
    }

    private UUID tourThatCallerSees(String slug) {
        var id = tours.findId(slug).orElseThrow(() -> ProblemException.notFound("There is no such tour."));
        if (!caller.isSetup()) {
            caller.must(id, Permission.SEE);
        }
        return id;
    }

    private static PersonView viewOn(String tour, Person person, Collection<Role> roles) {
        return new PersonView(
                person.id,
                person.name,
                roles.stream().map(role -> new PersonView.RoleView(tour, role)).toList());
    }

    private PersonView view(Person person) {
        var grants = person.grants();
        var slugs = tours.slugs(grants.stream().map(grant -> grant.key.tourId()).toList());
        return new PersonView(
                person.id,
                person.name,
                grants.stream()
                        .map(grant -> new PersonView.RoleView(slugs.get(grant.key.tourId()), grant.key.role()))
                        .toList());
    }
}
