package org.whistlestop.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Person;
import org.whistlestop.account.Scope;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.Inserts;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Takes down what customers said, finds it again and forgets it. */
@ApplicationScoped
public class FieldNotes {

    @Inject
    Audit audit;

    @Inject
    Tours tours;

    @Inject
    Caller caller;

    @Inject
    FieldNoteViews views;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** Phones retry after every tunnel: the first write for an id wins, later ones read it back. */
    @Transactional
    public Recorded record(UUID id, NewFieldNote request) {
        var tour = tours.forCaller(request.tour(), Permission.TAKE_NOTES);
        // Known ones first: their stop may have another address by now.
        FieldNote known = FieldNote.findById(id);
        if (known != null) {
            return repeated(known, tour, request);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return record(id, tour, Stop.getBySlug(tour.id, request.stop()), caller.person(), request, now);
    }

    /** Records a note of somebody who may, as received at that instant. */
    @Transactional
    public Recorded record(UUID id, Tour tour, Stop stop, Person person, NewFieldNote request, Instant receivedAt) {
        var isNew = Inserts.ifAbsent(database, new FieldNote(id, stop, person, request, receivedAt));
        FieldNote note = FieldNote.findById(id);
        if (!isNew) {
            return repeated(note, tour, request);
        }
        audit.recordAs(person.id.toString(), tour.id, "took", "field note", id, note.kind.word());
        return new Recorded(views.of(tour, note), true);
    }

    private Recorded repeated(FieldNote known, Tour tour, NewFieldNote request) {
        Stop stop = Stop.findById(known.stopId);
        if (!known.tourId.equals(tour.id) || !stop.isOrWasCalled(request.stop()) || !known.says(request)) {
            throw ProblemException.invalid("id", "Another field note has this id", "Make a new id for a new note");
        }
        return new Recorded(views.of(tour, known), false);
    }

    /**
     * A page, the newest first by when it reached us.
     *
     * @param after the last note of the page before; null for the first page
     */
    @Transactional
    public List<FieldNoteView> list(String tourSlug, FieldNoteFilter filter, UUID after, int atMost) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        var wanted = filter.on(tour.id).after(FieldNote.class, "n", after);
        var found = FieldNote.<FieldNote>find(
                        "from FieldNote n where " + wanted.words() + " order by n.receivedAt desc, n.id desc",
                        wanted.values())
                .page(0, atMost)
                .list();
        return views.of(tour, found);
    }

    /** How many of each kind there are, whatever kind the filter asks for. */
    @Transactional
    public Map<FieldNoteKind, Long> count(String tourSlug, FieldNoteFilter filter) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        var wanted = filter.withKind(null).on(tour.id);
        var query = database.createQuery(
                "select n.kind, count(*) from FieldNote n where " + wanted.words() + " group by n.kind",
                Object[].class);
        wanted.values().forEach(query::setParameter);
        var counts = new EnumMap<FieldNoteKind, Long>(FieldNoteKind.class);
        query.getResultList().forEach(row -> counts.put((FieldNoteKind) row[0], (Long) row[1]));
        return counts;
    }

    /** The tags of a tour, most used first. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<TagCount> tags(String tourSlug, int atMost) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        List<Object[]> rows = database.createNativeQuery("""
                select (array_agg(tag order by n.received_at, n.id))[1], count(*),
                    count(*) filter (where n.kind = 'WISH'),
                    count(*) filter (where n.kind = 'COMPLAINT'),
                    count(*) filter (where n.kind = 'PRAISE')
                from field_note n, unnest(n.tags, n.tag_keys) as used (tag, tag_key)
                where n.tour_id = :tour
                group by tag_key order by count(*) desc, tag_key""", Object[].class)
                .setParameter("tour", tour.id)
                .setMaxResults(atMost)
                .getResultList();
        return rows.stream()
                .map(row -> new TagCount((String) row[0], (Long) row[1], (Long) row[2], (Long) row[3], (Long) row[4]))
                .toList();
    }

    @Transactional
    public FieldNoteView get(UUID id) {
        var note = find(id);
        return views.of(Tour.findById(note.tourId), note);
    }

    /** When a note was taken, where the caller knows of it. */
    @Transactional
    public Optional<Instant> findWhen(UUID id) {
        return findKnown(id).map(note -> note.happenedAt);
    }

    /** Forgets the words: one's own, or any as a moderator. Doing it twice changes nothing. */
    @Transactional
    public void forget(UUID id) {
        var note = find(id);
        mustForget(note);
        if (note.forgottenAt == null) {
            note.forget(clock.instant());
            audit.record(note.tourId, "forgot the words of", "field note", id);
        }
    }

    private void mustForget(FieldNote note) {
        if (caller.person().id.equals(note.personId)) {
            caller.must(note.tourId, Permission.TAKE_NOTES);
        } else {
            caller.must(note.tourId, Permission.MODERATE);
            caller.mustHold(Scope.PUBLISH);
        }
    }

    private FieldNote find(UUID id) {
        return findKnown(id).orElseThrow(() -> ProblemException.notFound("There is no such field note."));
    }

    /** One of a tour that the caller works on. */
    private Optional<FieldNote> findKnown(UUID id) {
        return FieldNote.<FieldNote>findByIdOptional(id)
                .filter(note -> !caller.rolesOn(note.tourId).isEmpty());
    }

    /** @param isNew false when the id was known and nothing changed */
    public record Recorded(FieldNoteView note, boolean isNew) {}
}
