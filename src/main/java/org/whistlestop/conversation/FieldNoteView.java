package org.whistlestop.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.checkin.CheckInView;

/** A field note as the team reads it. */
public record FieldNoteView(
        UUID id,
        String tour,
        String stop,
        @Schema(description = "Who took it down") CheckInView.By by,
        FieldNoteKind kind,

        @Schema(nullable = true, description = "The customer's; none once they are forgotten")
        String words,

        List<String> tags,
        Instant happenedAt,
        Instant receivedAt,
        @Schema(nullable = true) Instant forgottenAt) {

    static FieldNoteView of(FieldNote note, String tour, String stop, String name) {
        return new FieldNoteView(
                note.id,
                tour,
                stop,
                new CheckInView.By(note.personId, name == null ? "Somebody who has left" : name),
                note.kind,
                note.words,
                List.of(note.tags),
                note.happenedAt,
                note.receivedAt,
                note.forgottenAt);
    }
}
