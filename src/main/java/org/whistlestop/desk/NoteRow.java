package org.whistlestop.desk;

import java.time.ZoneId;
import java.util.List;
import org.whistlestop.conversation.FieldNoteFilter;
import org.whistlestop.conversation.FieldNoteView;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.StoreTime;

/** A field note in the words of the desk, its times as the clocks at the store show them. */
record NoteRow(FieldNoteView note, StopView stop, boolean mayForget) {

    public String kind() {
        return note.kind().word();
    }

    public String place() {
        return stop.venue().store() + ", " + stop.venue().city();
    }

    public String at() {
        return StoreTime.moment(note.happenedAt(), zone());
    }

    public String forgotten() {
        return note.forgottenAt() == null ? null : StoreTime.moment(note.forgottenAt(), zone());
    }

    private ZoneId zone() {
        return ZoneId.of(stop.zone());
    }

    public List<Tag> tags() {
        return note.tags().stream()
                .map(tag -> new Tag(tag, NotesScreen.at(note.tour(), FieldNoteFilter.ALL.withTag(tag))))
                .toList();
    }

    /** For a screen reader, which button it is. */
    public String name() {
        return "the " + kind() + " of " + at();
    }

    record Tag(String words, String address) {}
}
