package org.whistlestop.desk.announcement;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares two texts word by word. */
final class AnnouncementDiff {

    private static final Pattern WORD_OR_SPACE = Pattern.compile("\\s+|\\S+");

    private AnnouncementDiff() {}

    /** @param how same, gone or come */
    record Piece(How how, String text) {
        public boolean isGone() {
            return how == How.GONE;
        }

        public boolean isCome() {
            return how == How.COME;
        }
    }

    enum How {
        SAME,
        GONE,
        COME
    }

    /** In reading order; what is gone stands before what has come in its place. */
    static List<Piece> between(String before, String after) {
        var patch = DiffUtils.diff(words(before), words(after), new MyersDiffWithLinearSpace<String>(), null, true);
        var pieces = new Pieces();
        for (var delta : patch.getDeltas()) {
            pieces.add(delta);
        }
        return pieces.finish();
    }

    private static List<String> words(String text) {
        return WORD_OR_SPACE.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Gathers changes that only a space keeps apart, for people read phrases. */
    private static class Pieces {

        private final List<Piece> done = new ArrayList<>();
        private final StringBuilder gone = new StringBuilder();
        private final StringBuilder come = new StringBuilder();
        private String space = "";

        void add(AbstractDelta<String> delta) {
            var before = String.join("", delta.getSource().getLines());
            if (delta.getType() != DeltaType.EQUAL) {
                gone.append(space).append(before);
                come.append(space).append(String.join("", delta.getTarget().getLines()));
                space = "";
            } else if (before.isBlank() && !isEmpty()) {
                space = before;
            } else {
                close();
                done.add(new Piece(How.SAME, before));
            }
        }

        private boolean isEmpty() {
            return gone.isEmpty() && come.isEmpty();
        }

        private void close() {
            if (!gone.isEmpty()) {
                done.add(new Piece(How.GONE, gone.toString()));
            }
            if (!come.isEmpty()) {
                done.add(new Piece(How.COME, come.toString()));
            }
            if (!space.isEmpty()) {
                done.add(new Piece(How.SAME, space));
            }
            gone.setLength(0);
            come.setLength(0);
            space = "";
        }

        List<Piece> finish() {
            close();
            return done;
        }
    }
}
