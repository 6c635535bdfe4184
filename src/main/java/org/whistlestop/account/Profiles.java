package org.whistlestop.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;

/** Keeps what people let the public know of themselves. */
@ApplicationScoped
public class Profiles {

    @Inject
    People people;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    @Inject
    Event<PersonChanged> changed;

    /** Changes what a person says of themselves. */
    @Transactional
    public PersonView change(UUID id, Profile profile) {
        var person = getOwnOrRun(id);
        person.name = profile.name().strip();
        person.bio = profile.bioOrNone();
        person.links = profile.linksOrNone();
        audit.record(Audit.INSTALLATION, "changed", "person", id);
        changed.fire(new PersonChanged(id));
        return people.view(person);
    }

    /** @param file a JPEG or PNG, of which a small square one is made and nothing else kept */
    public PersonView show(UUID id, byte[] file) {
        QuarkusTransaction.requiringNew().run(() -> getOwnOrRun(id));
        var square = PictureFile.square(file);
        return QuarkusTransaction.requiringNew().call(() -> keep(id, square));
    }

    private PersonView keep(UUID id, byte[] square) {
        var person = getOwnOrRun(id);
        PersonPicture.deleteById(id);
        new PersonPicture(id, square).persistAndFlush();
        audit.record(Audit.INSTALLATION, "changed the picture of", "person", id);
        changed.fire(new PersonChanged(id));
        return people.view(person);
    }

    @Transactional
    public void hide(UUID id) {
        getOwnOrRun(id);
        if (PersonPicture.deleteById(id)) {
            audit.record(Audit.INSTALLATION, "removed the picture of", "person", id);
            changed.fire(new PersonChanged(id));
        }
    }

    /** What stands in public under a name is changed by who has it, or by who runs every tour that it stands on. */
    private Person getOwnOrRun(UUID id) {
        var person = people.getManaged(id);
        var isOwn = caller.isSetup() || caller.person().id.equals(id);
        if (!isOwn && !person.grants().stream().allMatch(grant -> caller.may(grant.key.tourId(), Permission.RUN))) {
            throw ProblemException.forbidden(
                    "This person works on a tour that you do not run, so only the person changes this.");
        }
        return person;
    }
}
