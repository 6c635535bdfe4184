package org.whistlestop.tour.itinerary;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Knows the time zones a person may name: places and UTC, no bare offsets and no letters like EST. */
final class Zones {

    private static final Map<String, String> BY_KEY = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.equals("UTC") || (id.contains("/") && !id.startsWith("SystemV/")))
            .collect(Collectors.toMap(Zones::key, Function.identity()));

    private Zones() {}

    static ZoneId parse(String text) {
        var id = BY_KEY.get(key(text));
        if (id == null) {
            throw new BadCell(text + " is not a time zone of the IANA list", advice(text));
        }
        return ZoneId.of(id);
    }

    /** Suggests the nearest name for what looks like one; a word without a slash has no nearest. */
    private static String advice(String text) {
        return text.contains("/") ? "write " + BY_KEY.get(Nearest.of(key(text), BY_KEY.keySet())) + ", perhaps" : null;
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
