package org.whistlestop.tour.itinerary;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Knows countries by their two letters, their three letters and their English names. */
final class Countries {

    private static final Map<String, String> BY_NAME = byName();

    private Countries() {}

    static String parse(String text) {
        var country = BY_NAME.get(text.toLowerCase(Locale.ROOT));
        if (country == null) {
            throw new BadCell(text + " is not a country");
        }
        return country;
    }

    private static Map<String, String> byName() {
        var byName = new HashMap<String, String>();
        byName.put("uk", "GB");
        Arrays.stream(Locale.getISOCountries())
                .map(code -> new Locale("", code))
                .forEach(country -> {
                    byName.put(country.getCountry().toLowerCase(Locale.ROOT), country.getCountry());
                    byName.put(country.getISO3Country().toLowerCase(Locale.ROOT), country.getCountry());
                    byName.put(
                            country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), country.getCountry());
                });
        return byName;
    }
}
