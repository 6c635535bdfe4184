package org.whistlestop.export;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.tour.TourView;

/** What came in. */
record ImportedTour(
        TourView tour,

        @Schema(description = "Rows of all tables together", examples = "1480")
        long rows,

        @Schema(description = "Files of photos", examples = "310")
        int files,

        @Schema(description = "Photos that were taken down while they were exported, and stay away", examples = "0")
        int photosLeftOut,

        @Schema(description = "Everybody who stands in it; nobody of them can sign in before they are invited")
        List<Newcomer> people) {

    /** @param here whether the person was known here before */
    record Newcomer(UUID id, String name, boolean here) {}
}
