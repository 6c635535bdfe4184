package org.whistlestop.tour;

import jakarta.persistence.Embeddable;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Says where a stop is; street, region and postal code may be empty, the country is two letters (ISO 3166-1).
 */
@Embeddable
public record Venue(
        String store, String street, String city, String region, String postalCode, String country, GeoPoint point) {

    private static final Pattern FIXED_SPACES = Pattern.compile("[\\t\\u00A0\\u2007\\u202F\\uFEFF]");

    public Venue {
        store = requireText(store, "store");
        street = tidy(street);
        city = requireText(city, "city");
        region = tidy(region);
        postalCode = tidy(postalCode);
        country = tidy(country).toUpperCase(Locale.ROOT);
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("a country is two letters: " + country);
        }
        if (point == null) {
            throw new IllegalArgumentException("a venue has a point");
        }
    }

    /** Tells whether both name the same store in the same city, whatever the case and spaces. */
    public boolean isSameStore(Venue other) {
        return PlaceKey.of(store, city).equals(PlaceKey.of(other.store, other.city));
    }

    /** Strips spaces around, turns fixed spaces and tabs into plain ones and every kind of line end into one. */
    public static String tidy(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        var plain = text.replace("\r\n", "\n").replace('\r', '\n');
        return FIXED_SPACES.matcher(plain).replaceAll(" ").strip();
    }

    private static String requireText(String text, String what) {
        var tidied = tidy(text);
        if (tidied.isEmpty()) {
            throw new IllegalArgumentException("a venue has a " + what);
        }
        return tidied;
    }
}
