package org.whistlestop.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whistlestop.account.Person;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Puts the names of stops and people to field notes. */
@ApplicationScoped
class FieldNoteViews {

    FieldNoteView of(Tour tour, FieldNote note) {
        return of(tour, List.of(note)).get(0);
    }

    List<FieldNoteView> of(Tour tour, List<FieldNote> notes) {
        var slugs = Stop.<Stop>list("id in ?1", ids(notes, note -> note.stopId)).stream()
                .collect(Collectors.toMap(stop -> stop.id, stop -> stop.slug));
        var names = Person.<Person>list("id in ?1", ids(notes, note -> note.personId)).stream()
                .collect(Collectors.toMap(person -> person.id, person -> person.name));
        return notes.stream().map(note -> view(tour, note, slugs, names)).toList();
    }

    private static FieldNoteView view(Tour tour, FieldNote note, Map<UUID, String> slugs, Map<UUID, String> names) {
        return FieldNoteView.of(note, tour.slug, slugs.get(note.stopId), names.get(note.personId));
    }

    private static Collection<UUID> ids(List<FieldNote> notes, Function<FieldNote, UUID> id) {
        return notes.stream().map(id).collect(Collectors.toSet());
    }
}
