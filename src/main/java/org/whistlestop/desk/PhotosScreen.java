package org.whistlestop.desk;

import java.util.List;
import org.whistlestop.photo.PhotoFilter;

/**
 * A tour's photos in words.
 *
 * @param older number of the next page; null on the last
 * @param stops to choose from when photos are added
 */
record PhotosScreen(
        String tour,
        String title,
        List<Tab> tabs,
        PhotoFilter filter,
        List<PhotoRow> photos,
        int page,
        Integer older,
        boolean mayModerate,
        boolean mayAdd,
        List<StopChoice> stops,
        String done,
        String wrong) {

    public String here() {
        return "/desk/tours/" + tour + "/photos";
    }

    /** Address of this very view. */
    public String view() {
        return here() + "?show=" + filter.word() + (page == 0 ? "" : "&page=" + page);
    }

    record Tab(String words, String show, long count, boolean isHere) {}

    /** @param chosen whether a photo's form has it now */
    record StopChoice(String slug, String label, boolean chosen) {}
}
