package org.whistlestop.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.whistlestop.conversation.FieldNoteKind;
import org.whistlestop.conversation.FieldNotes;
import org.whistlestop.conversation.NewFieldNote;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Tells what customers have said on the demo's tour so far, a word at each of the last stores. */
@ApplicationScoped
class DemoNotes {

    private static final List<Heard> HEARD = List.of(
            new Heard(
                    FieldNoteKind.WISH,
                    "Will there be a recorder for Blu-ray? I would buy one today.",
                    "Blu-ray",
                    "Recorders"),
            new Heard(
                    FieldNoteKind.PRAISE,
                    "The clerk stayed an hour longer to get my old camcorder to talk to my new computer.",
                    "Camcorders"),
            new Heard(
                    FieldNoteKind.COMPLAINT,
                    "My reader has no light. I read in bed, and my husband does not.",
                    "Readers"),
            new Heard(
                    FieldNoteKind.WISH,
                    "A radio with big buttons for my mother. She can hear well; she cannot see well.",
                    "Radios"),
            new Heard(
                    FieldNoteKind.COMPLAINT,
                    "The manual came on a disc, and what I bought was the thing that plays it.",
                    "Blu-ray",
                    "Manuals"),
            new Heard(FieldNoteKind.PRAISE, "My headphones are from 1994. I only came to say thank you.", "Headphones"),
            new Heard(
                    FieldNoteKind.WISH,
                    "Why can my television not record without a second box?",
                    "Recorders",
                    "Televisions"));

    @Inject
    FieldNotes notes;

    /** At the last stops, each word once. */
    void tell(Tour tour, Instant now) {
        var past = tour.stops().stream()
                .filter(stop -> stop.cancelledAt == null && heardAt(stop).isBefore(now))
                .toList();
        var first = Math.max(0, past.size() - HEARD.size());
        for (var i = first; i < past.size(); i++) {
            HEARD.get(i - first).noteAt(past.get(i), tour, heardAt(past.get(i)), notes);
        }
    }

    private static Instant heardAt(Stop stop) {
        return stop.window.starts().plus(Duration.ofMinutes(70));
    }

    private record Heard(FieldNoteKind kind, String words, String... tags) {

        void noteAt(Stop stop, Tour tour, Instant at, FieldNotes notes) {
            var note = new NewFieldNote(tour.slug, stop.slug, kind, words, List.of(tags), at);
            notes.record(UUID.randomUUID(), tour, stop, tour.host, note, at.plusSeconds(2));
        }
    }
}
