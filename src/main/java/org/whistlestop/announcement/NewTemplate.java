package org.whistlestop.announcement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.tour.PlainText;

/** Words to begin with; they may hold fields. */
public record NewTemplate(
        @NotBlank @Size(max = 80) @Schema(examples = "The day before")
        String name,

        @NotBlank @Size(max = 200) @Schema(examples = "Tomorrow in {city}")
        String title,

        @NotBlank
        @Size(max = 5000)
        @Schema(examples = "Tomorrow from {starts} I am at {store} in {city}. What should I ask them? {host}")
        String text,

        @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}") @Schema(nullable = true, examples = "en")
        String language,

        @Schema(nullable = true) Boolean linked,

        @NotNull @Schema(description = "starts, ends or arrival")
        Anchor anchor,

        @Min(-44640) @Max(44640) @Schema(examples = "-1440") int offsetMinutes) {

    public NewTemplate {
        name = name == null ? null : name.strip();
        title = title == null ? null : title.strip().replaceAll("\\s+", " ");
        text = text == null
                ? null
                : text.replaceAll("\r\n?", "\n").replace('\t', ' ').strip();
        language = language == null ? "en" : language;
        linked = linked == null || linked;
    }

    @JsonIgnore
    @AssertTrue(message = "holds a character that cannot be seen; type it anew")
    public boolean isReadable() {
        return Stream.of(name, title, text).noneMatch(words -> words != null && PlainText.isUnprintable(words));
    }

    @JsonIgnore
    @AssertTrue(message = "is starts, ends or arrival in a template, and nothing is announced before an arrival")
    public boolean isAnchoredAtStop() {
        return anchor == null
                || anchor != Anchor.FIXED
                        && anchor != Anchor.APPROVAL
                        && (anchor != Anchor.ARRIVAL || offsetMinutes >= 0);
    }
}
