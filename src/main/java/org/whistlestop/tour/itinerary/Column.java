package org.whistlestop.tour.itinerary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names the columns of an itinerary, in the order they are written, with other names people give them. */
enum Column {
    ID(50, "keep the id as it was exported, or leave it empty for a new stop", "stop id", "uuid"),
    STOP(20, "write a whole number from 0 to 100000, like 7", "order", "no", "nr", "number", "stop number"),
    DATE(60, "write it like 2026-11-21", "day"),
    STARTS(60, "write it like 14:30 or 2:30 PM", "start", "from", "start time", "begins", "opens"),
    ENDS(60, "write it like 14:30 or 2:30 PM", "end", "until", "to", "end time", "closes"),
    STORE(120, "name the store", "store name", "venue", "shop"),
    STREET(200, "write the street and number in 200 characters", "address", "street address"),
    CITY(120, "name the city", "town"),
    REGION(80, "write the state or region, like GA", "state", "province"),
    POSTAL_CODE(20, "write it like 30326", "zip", "zip code", "postcode"),
    COUNTRY(60, "write two letters, like US", "country code"),
    LATITUDE(40, "write degrees between -90 and 90, like 33.8463", "lat"),
    LONGITUDE(40, "write degrees between -180 and 180, like -84.3621", "lon", "lng", "long"),
    TIME_ZONE(60, "write it like America/New_York", "zone", "tz"),
    REVEAL(60, "write it like 2026-11-20 09:00", "reveal at", "reveals", "hidden until"),
    STATUS(20, "write planned or cancelled, or leave it empty"),
    CANCEL_REASON(
            300, "with cancelled: say why, in 300 characters that the public reads", "reason", "cancellation reason");

    static final Set<Column> REQUIRED = Set.of(DATE, STARTS, ENDS, STORE, CITY, LATITUDE, LONGITUDE);

    private static final Map<String, Column> BY_NAME = Arrays.stream(values())
            .flatMap(column -> column.names().map(name -> Map.entry(key(name), column)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final int longest;
    private final String advice;
    private final List<String> otherNames;

    Column(int longest, String advice, String... otherNames) {
        this.longest = longest;
        this.advice = advice;
        this.otherNames = List.of(otherNames);
    }

    static Optional<Column> findNamed(String header) {
        return Optional.ofNullable(BY_NAME.get(key(header)));
    }

    static Column nearestTo(String header) {
        return BY_NAME.get(Nearest.of(key(header), BY_NAME.keySet()));
    }

    static String requiredHeaders() {
        return Arrays.stream(values())
                .filter(REQUIRED::contains)
                .map(Column::header)
                .collect(Collectors.joining(", "));
    }

    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    String advice() {
        return advice;
    }

    /** Answers how many characters a cell may have. */
    int longest() {
        return longest;
    }

    private Stream<String> names() {
        return Stream.concat(Stream.of(header()), otherNames.stream());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
