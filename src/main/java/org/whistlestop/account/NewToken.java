package org.whistlestop.account;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.whistlestop.support.ProblemException;

/**
 * A token to make; the name tells its owner later where it is used.
 *
 * @param scopes what it may be used for; left out, everything that its owner may do
 * @param days until it expires, 90 when left out
 */
public record NewToken(
        @NotBlank @Size(max = 80) String name,
        @Size(min = 1, max = 8) Set<String> scopes,
        @Min(1) @Max(366) Integer days) {

    private static final int USUAL_DAYS = 90;

    Set<String> scopesOrAll() {
        if (scopes == null) {
            return Scope.ALL;
        }
        if (!Scope.ALL.containsAll(scopes)) {
            throw ProblemException.invalid(
                    "scopes", "There is no such scope", "The scopes are " + String.join(", ", Scope.ALL));
        }
        return scopes;
    }

    int daysOrUsual() {
        return days == null ? USUAL_DAYS : days;
    }

    /** The token itself is in this answer and nowhere else. */
    public record Shown(UUID id, String name, String token, List<String> scopes, Instant expiresAt) {}
}
