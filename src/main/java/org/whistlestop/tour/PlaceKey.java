package org.whistlestop.tour;

import java.text.Normalizer;
import java.util.Locale;

/** Names a store in a city so that upper and lower case and spaces make no difference. */
public record PlaceKey(String store, String city) {

    public static PlaceKey of(String store, String city) {
        return new PlaceKey(folded(store), folded(city));
    }

    private static String folded(String name) {
        return Normalizer.normalize(Venue.tidy(name), Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT); // up first: ß and ss are one, as are both small sigmas
    }
}
