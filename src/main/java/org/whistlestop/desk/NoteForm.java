package org.whistlestop.desk;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.whistlestop.conversation.FieldNoteKind;
import org.whistlestop.conversation.NewFieldNote;
import org.whistlestop.support.ProblemException;

/**
 * A field note as somebody typed it, kept as it is when it has to be mended.
 *
 * @param id made with the page, so that a double click is one note
 * @param tags parted by commas
 */
record NoteForm(
        @RestForm UUID id,
        @RestForm String stop,
        @RestForm String kind,
        @RestForm String words,
        @RestForm String tags) {

    static NoteForm forStop(String stop) {
        return new NoteForm(UUID.randomUUID(), stop, "wish", "", "");
    }

    NewFieldNote request(String tour, Instant happenedAt) {
        return new NewFieldNote(tour, stop, readKind(), words, readTags(), happenedAt);
    }

    private FieldNoteKind readKind() {
        return Arrays.stream(FieldNoteKind.values())
                .filter(known -> known.word().equals(kind))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "kind", "It is not said what the words are", "Choose a wish, a complaint or praise"));
    }

    private List<String> readTags() {
        return Arrays.stream((tags == null ? "" : tags).split(","))
                .filter(tag -> !tag.isBlank())
                .toList();
    }
}
