package org.whistlestop.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.whistlestop.conversation.FieldNoteFilter;

/**
 * A tour's field notes in words.
 *
 * @param older id of the last note here, where there are more behind it; or null
 * @param form null for who takes no notes
 */
record NotesScreen(
        String tour,
        String title,
        FieldNoteFilter filter,
        List<Tab> kinds,
        List<Tab> tags,
        List<StopChoice> stops,
        List<NoteRow> notes,
        UUID older,
        boolean hasAny,
        NoteForm form,
        String done,
        String wrong) {

    public String here() {
        return "/desk/tours/" + tour + "/notes";
    }

    /** Address of the notes that this filter lets through. */
    static String at(String tour, FieldNoteFilter filter) {
        var address = new StringBuilder("/desk/tours/" + tour + "/notes?");
        add(address, "kind", filter.kind() == null ? null : filter.kind().word());
        add(address, "tag", filter.tag());
        add(address, "stop", filter.stop());
        return address.substring(0, address.length() - 1);
    }

    private static void add(StringBuilder address, String name, String value) {
        if (value != null) {
            address.append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .append('&');
        }
    }

    /** Address of the notes behind the last one here. */
    public String next() {
        var here = at(tour, filter);
        return here + (here.contains("?") ? "&" : "?") + "after=" + older;
    }

    public boolean isFiltered() {
        return !filter.equals(FieldNoteFilter.ALL);
    }

    /** A filter to choose, with how many notes it lets through. */
    record Tab(String words, String address, long count, boolean isHere) {}

    record StopChoice(String slug, String label) {}
}
