package org.whistlestop.checkin;

import java.util.List;

/**
 * Tells what came of a check-in. Whatever a check-in sets off has a bean of this kind in its own package; the receipt finds it by
 * itself.
 */
public interface ReceiptSource {

    /** Where its rows stand, the smallest first: 10 recorded, 20 stop, 30 live map and page, 40 stream, 50 photos. */
    int place();

    /** Its rows as things stand now, read in the running transaction; none where it has nothing to say. */
    List<ReceiptRow> rows(Tap tap);
}
