package org.whistlestop.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A time of which nothing is missing: any moment from the end of its first base on, until the last that is known to be in the
 * archive with its photos.
 *
 * @param bases the oldest in front; at least one
 */
record Chain(List<Base> bases, Instant until) {

    Instant from() {
        return bases.get(0).moment();
    }

    /** The latest from which the moment can be reached. */
    Optional<Base> baseFor(Instant moment) {
        if (moment.isAfter(until)) {
            return Optional.empty();
        }
        return bases.stream().filter(base -> !base.moment().isAfter(moment)).reduce((earlier, later) -> later);
    }
}
