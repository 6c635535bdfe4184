package org.whistlestop.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.whistlestop.tour.PlainText;

/** What to list of an account. */
public record OfficialAccountEntry(
        @NotBlank @Size(max = 80) @Schema(examples = "Mastodon")
        String label,

        @NotBlank
        @Size(max = 500)
        @Schema(description = "https, at a public host name", examples = "https://mastodon.example/@tour")
        String url,

        @Min(1)
        @Max(100)
        @Schema(nullable = true, description = "Its place in the list, from 1 on; null is where it is, or the end")
        Integer position) {

    private static final Pattern ADDRESS =
            Pattern.compile("https://(?i:[a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+(?i:[a-z][a-z0-9-]*[a-z0-9])(:[0-9]{1,5})?"
                    + "([/?#][\\w.~!$&'()*+,;=:@/?%#-]*)?");

    public OfficialAccountEntry {
        label = label == null ? null : label.strip();
        url = url == null ? null : url.strip();
    }

    @JsonIgnore
    @AssertTrue(message = "is no public https address, like https://mastodon.example/@tour")
    public boolean isUrlPublic() {
        return url == null || url.isEmpty() || ADDRESS.matcher(url).matches();
    }

    @JsonIgnore
    @AssertTrue(message = "holds a character that cannot be seen")
    public boolean isLabelPlain() {
        return label == null || !PlainText.isUnprintable(label);
    }
}
