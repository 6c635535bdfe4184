package org.whistlestop.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What a person says of themselves; all of it stands in public where this person is the host. */
public record Profile(
        @NotBlank @Size(max = 120) String name,
        @Size(max = 500) String bio,
        @Size(max = 5) List<@NotNull @Size(max = 200) @Pattern(regexp = HTTPS, message = HTTPS_WORDS) String> links) {

    static final String HTTPS = "https://[A-Za-z0-9.-]+\\.[A-Za-z]{2,}(:\\d{1,5})?(/[^\\s<>\"'\\\\]*)?";
    static final String HTTPS_WORDS = "is no address as in https://example.com/me";

    String bioOrNone() {
        return bio == null ? "" : bio.strip();
    }

    List<String> linksOrNone() {
        return links == null ? List.of() : links.stream().distinct().toList();
    }
}
