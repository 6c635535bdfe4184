package org.whistlestop.desk.story;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;

/** Compares what stands in a blog with what would be written, paragraph by paragraph. */
final class BlogDiff {

    private BlogDiff() {}

    /** @param how same, there (only in the blog) or ours (only in what would be written) */
    record Line(String how, String text) {}

    static List<Line> between(String standing, String offered) {
        var lines = new ArrayList<Line>();
        for (AbstractDelta<String> delta : DiffUtils.diff(
                        standing.lines().toList(), offered.lines().toList(), true)
                .getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                delta.getSource().getLines().forEach(text -> lines.add(new Line("same", text)));
            } else {
                delta.getSource().getLines().forEach(text -> lines.add(new Line("there", text)));
                delta.getTarget().getLines().forEach(text -> lines.add(new Line("ours", text)));
            }
        }
        return lines;
    }
}
