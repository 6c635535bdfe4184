package org.whistlestop.desk;

import java.util.List;
import org.whistlestop.photo.PhotoWords;

/** One photo with everything that can be done to it. */
record PhotoScreen(
        String tour,
        String title,
        PhotoRow row,
        PhotoWords typed,
        List<PhotosScreen.StopChoice> stops,
        boolean mayEdit,
        String done,
        String wrong) {

    public String here() {
        return "/desk/tours/" + tour + "/photos/" + row.id();
    }
}
