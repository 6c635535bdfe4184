package org.whistlestop.map;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A tour in the words of its pages, and its stops as the live picture has them at the same moment.
 *
 * @param features GeoJSON by the ids of the stops
 */
public record TourNow(MapView view, Map<UUID, String> features) {

    /** The live picture of some of its stops, in their order, for a script element of JSON. */
    public String state(List<StopCard> stops) {
        return JsonLd.inScript(stops.stream()
                .map(stop -> features.get(stop.id()))
                .collect(Collectors.joining(",", "{\"number\":" + view.number() + ",\"features\":[", "]}")));
    }

    /** Whether nothing has changed since, so that a page made of the other one still says the truth. */
    public boolean isStill(TourNow before) {
        return before != null && features == before.features && view.now().equals(before.view.now());
    }
}
