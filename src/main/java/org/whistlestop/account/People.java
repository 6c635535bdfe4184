package org.whistlestop.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;

/** Adds and removes people, gives and takes roles. */
@ApplicationScoped
public class People {

    @Inject
    Caller caller;

    @Inject
    TourDirectory tours;

    @Inject
    Audit audit;

    @Inject
    Event<AccessEnded> ended;

    @Inject
    Event<PersonChanged> changed;

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
            give(person, tourThatCallerRuns(role.tour(), "roles"), role.role());
        }
        return view(person);
    }

    /** Makes a named person without any role yet. */
    @Transactional
    public Person make(String name) {
        var person = new Person(name, clock.instant());
        person.persistAndFlush();
        audit.record(Audit.INSTALLATION, "added", "person", person.id);
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
                .map(held -> viewOn(tour, Person.findById(held.getKey()), held.getValue()))
                .sorted(Comparator.comparing(PersonView::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    @Transactional
    public void grant(UUID id, String tour, Role role) {
        var tourId = tourThatCallerRuns(tour, "tour");
        give(getManaged(id), tourId, role);
    }

    /** Somebody whom the caller may put to work: anyone for the administrator, else who works on a tour that the caller runs. */
    @Transactional
    public Optional<Person> findKnown(UUID id) {
        return Person.<Person>findByIdOptional(id).filter(person -> person.removedAt == null && isKnown(person));
    }

    /** Gives a role, for callers who have asked for permission themselves; giving it again changes nothing. */
    @Transactional
    public void give(Person person, UUID tourId, Role role) {
        person.hold();
        if (person.give(tourId, role, RoleGrant.Source.DESK)) {
            audit.record(tourId, "gave a role to", "person", person.id, role.word());
        }
    }

    /** Takes a role away; the last who runs a tour stays, unless the administrator says so. */
    @Transactional
    public void revoke(UUID id, String tour, Role role) {
        take(Person.get(id), tourThatCallerRuns(tour, "tour"), Set.of(role));
    }

    /** Takes every role on a tour; who has none left anywhere can do nothing here any more. */
    @Transactional
    public void removeFrom(String tour, UUID id) {
        var tourId = tourThatCallerRuns(tour, "tour");
        var person = Person.get(id);
        var held = RoleGrant.rolesOf(id, tourId);
        if (held.isEmpty()) {
            throw ProblemException.notFound("This person does not work on the tour.");
        }
        take(person, tourId, held);
        if (person.grants().isEmpty()) {
            remove(person);
        }
    }

    /** Ends everything this person could do; the name stays on what was published. For the administrator. */
    @Transactional
    public void remove(UUID id) {
        var person = Person.get(id);
        person.hold();
        person.grants().forEach(grant -> take(person, grant.key.tourId(), Set.of(grant.key.role())));
        remove(person);
    }

    private void take(Person person, UUID tourId, Set<Role> roles) {
        if (roles.contains(Role.ADMIN) && !caller.isSetup() && RoleGrant.isOnlyAdmin(person, tourId)) {
            throw ProblemException.conflict(
                    "A tour needs somebody who runs it. Make another person admin first, then take this role.");
        }
        for (var role : roles) {
            if (person.take(tourId, role)) {
                audit.record(tourId, "took a role from", "person", person.id, role.word());
            }
        }
        if (person.grants().isEmpty()) {
            shutOut(person);
        } else if (RoleGrant.rolesOf(person.id, tourId).isEmpty()) {
            ended.fire(new AccessEnded(person.id, tourId));
        }
    }

    /** Who has no role is nobody here, until there is one again and a new invitation. */
    private void shutOut(Person person) {
        person.hold();
        AccessToken.update("revokedAt = ?1 where personId = ?2 and revokedAt is null", clock.instant(), person.id);
        ended.fire(new AccessEnded(person.id, null));
    }

    /** Only the name stays, on what was published. */
    private void remove(Person person) {
        shutOut(person);
        person.removedAt = clock.instant();
        person.bio = "";
        person.links = List.of();
        PersonPicture.deleteById(person.id);
        audit.record(Audit.INSTALLATION, "removed", "person", person.id);
        changed.fire(new PersonChanged(person.id));
    }

    /** Everyone who works on a tour, in the order of their first roles. */
    @Transactional
    public List<PersonView> listCrew(UUID tourId, String tour) {
        return RoleGrant.listOn(tourId).entrySet().stream()
                .sorted(Comparator.comparing(held -> held.getValue().first()))
                .map(held -> viewOn(tour, Person.get(held.getKey()), held.getValue()))
                .toList();
    }

    /** Visible to the administrator, to the person, and to who runs a tour that the person works on. */
    Person getManaged(UUID id) {
        var person = Person.get(id);
        if (!isKnown(person)) {
            throw ProblemException.notFound("There is no such person.");
        }
        return person;
    }

    private boolean isKnown(Person person) {
        return caller.isSetup()
                || caller.person().id.equals(person.id)
                || person.grants().stream().anyMatch(grant -> caller.may(grant.key.tourId(), Permission.RUN));
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
        return PersonView.of(
                person,
                roles.stream().map(role -> new PersonView.RoleView(tour, role)).toList());
    }

    PersonView view(Person person) {
        var grants = person.grants();
        var slugs = tours.slugs(grants.stream().map(grant -> grant.key.tourId()).toList());
        return PersonView.of(
                person,
                grants.stream()
                        .map(grant -> new PersonView.RoleView(slugs.get(grant.key.tourId()), grant.key.role()))
                        .toList());
    }
}
