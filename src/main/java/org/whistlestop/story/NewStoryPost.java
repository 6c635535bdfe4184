package org.whistlestop.story;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A wrap-up to write now: of a day, or of a stop. */
public record NewStoryPost(
        @Schema(nullable = true, description = "By the clocks of its stores", examples = "2027-06-02")
        LocalDate day,

        @Size(max = 200) @Schema(nullable = true, description = "Slug, instead of a day")
        String stop) {

    public NewStoryPost {
        stop = stop == null || stop.isBlank() ? null : stop.strip();
    }

    @JsonIgnore
    @AssertTrue(message = "is missing; name a day or a stop, not both")
    public boolean isDayThere() {
        return (day == null) != (stop == null);
    }

    @JsonIgnore
    @AssertTrue(message = "is out of reach; give one from 1970 to 2199")
    public boolean isDayInReach() {
        return day == null || day.getYear() >= 1970 && day.getYear() < 2200;
    }
}
