package org.whistlestop.tour;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
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

    Venue venue() {
        return new Venue(
                named("store", store),
                orEmpty(street),
                named("city", city),
                orEmpty(region),
                orEmpty(postalCode),
                country == null ? "US" : country,
                new GeoPoint(latitude, longitude));
    }

    /** A fixed space is no name either, though it counts as not blank. */
    private static String named(String field, String text) {
        var name = Venue.tidy(text);
        if (name.isEmpty()) {
            throw ProblemException.invalid(field, "The " + field + " has no name", "Write one that can be seen");
        }
        return name;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text.strip();
    }

    static ZoneId zone(String id) {
        if (ZoneId.getAvailableZoneIds().contains(id)) {
            return ZoneId.of(id);
        }
        throw ProblemException.invalid("zone", "\"" + id + "\" is not a time zone", "Write it like America/New_York");
    }
}
