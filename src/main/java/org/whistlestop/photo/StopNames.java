package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.tour.Stop;

/** What stops are called. */
@ApplicationScoped
class StopNames {

    Map<UUID, Name> of(Collection<UUID> stopIds) {
        return Stop.<Stop>list("id in ?1", stopIds).stream()
                .collect(Collectors.toMap(
                        stop -> stop.id,
                        stop -> new Name(
                                stop.slug,
                                stop.venue.store() + ", " + stop.venue.city(),
                                stop.window.zone().getId())));
    }

    record Name(String slug, String place, String zone) {}
}
