package org.whistlestop.tour;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.whistlestop.support.ProblemException;

/** A store and where it stands; these coordinates are the store's, never a person's. */
public record NewVenue(
        @NotBlank @Size(max = 120) String store,
        @Size(max = 200) String street,
        @NotBlank @Size(max = 120) String city,
        @Size(max = 80) String region,
        @Size(max = 20) String postalCode,

        @Pattern(regexp = "[A-Z]{2}", message = "is two capital letters such as US")
        String country,

        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    Venue venue() {
        return new Venue(
                named("store", store),
                PlainText.checked("street", street),
                named("city", city),
                PlainText.checked("region", region),
                PlainText.checked("postalCode", postalCode),
                known(country == null ? "US" : country),
                point());
    }

    private static String known(String country) {
        if (!COUNTRIES.contains(country)) {
            throw ProblemException.invalid(
                    "country", "\"" + country + "\" is not a country", "Write its two letters, like US");
        }
        return country;
    }

    private GeoPoint point() {
        var point = new GeoPoint(latitude, longitude);
        if (point.isNullIsland()) {
            throw ProblemException.invalid(
                    "latitude", "0, 0 is a place in the sea off Africa", "Give the coordinates of the store");
        }
        return point;
    }

    /** A fixed space is no name either, though it counts as not blank. */
    private static String named(String field, String text) {
        var name = PlainText.checked(field, text);
        if (name.isEmpty()) {
            throw ProblemException.invalid(field, "The " + field + " has no name", "Write one that can be seen");
        }
        return name;
    }

    static ZoneId zone(String id) {
        if (ZoneId.getAvailableZoneIds().contains(id)) {
            return ZoneId.of(id);
        }
        throw ProblemException.invalid("zone", "\"" + id + "\" is not a time zone", "Write it like America/New_York");
    }
}
