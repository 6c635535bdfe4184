package org.whistlestop.desk.story;

import java.util.List;
import org.whistlestop.channel.ChannelView;

/**
 * The blog of a tour as its staff sees it.
 *
 * @param blogs its WordPress channels
 * @param happened days and stops that there is something to say of
 */
record BlogScreen(
        String tour,
        String title,
        BlogForm typed,
        List<ChannelView> blogs,
        List<BlogRow> posts,
        List<Happened> happened,
        boolean isOn,
        boolean mayWrite,
        boolean mayDecide,
        String done,
        String wrong) {

    /** @param value {@code day:2026-11-22} or {@code stop:boston-copley-place} */
    record Happened(String value, String words) {}

    public String here() {
        return "/desk/tours/" + tour + "/blog";
    }
}
