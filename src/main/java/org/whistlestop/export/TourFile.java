package org.whistlestop.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What an exported tour looks like: a ZIP with {@code tour.json} first, then each file of a photo under its name in the
 * storage, in the order of the rows that name them, and {@code end.json} last, so that a file that was cut short is known by it.
 */
final class TourFile {

    static final String MEDIA_TYPE = "application/zip";
    static final String FORMAT = "whistlestop-tour";
    static final int VERSION = 1;
    static final String ROWS = "tour.json";
    static final String END = "end.json";

    private TourFile() {}

    /**
     * The last entry.
     *
     * @param missing names of files that were gone when their turn came: taken down meanwhile
     */
    record End(
            @JsonProperty(required = true) int files,
            @JsonProperty(required = true) List<String> missing) {}
}
