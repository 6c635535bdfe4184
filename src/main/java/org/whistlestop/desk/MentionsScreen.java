package org.whistlestop.desk;

import java.util.List;
import java.util.UUID;
import org.whistlestop.conversation.mention.MentionState;

/**
 * A tour's mentions in words.
 *
 * @param stop slug of the one stop that is shown; null for all
 * @param older id of the last mention here, where there are more behind it; or null
 */
record MentionsScreen(
        String tour,
        String title,
        MentionState show,
        String stop,
        List<Tab> tabs,
        List<StopChoice> stops,
        List<MentionRow> mentions,
        UUID older,
        String done,
        String wrong) {

    public String here() {
        return "/desk/tours/" + tour + "/mentions";
    }

    /** Address of the mentions behind the last one here. */
    public String next() {
        return here() + "?show=" + show.word() + (stop == null ? "" : "&stop=" + stop) + "&after=" + older;
    }

    record Tab(String words, String show, long count, boolean isHere) {}

    record StopChoice(String slug, String label) {}

    /** An answer as somebody typed it, kept as it is when it has to be mended. */
    record Typed(UUID mention, String words) {}
}
