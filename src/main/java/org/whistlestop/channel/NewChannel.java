package org.whistlestop.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A channel to set up, or to set up anew. */
public record NewChannel(
        @NotNull @Schema(examples = "wordpress") ChannelKind kind,

        @NotBlank @Size(max = 60) @Schema(description = "As the team calls it", examples = "Company blog")
        String name,

        @Size(max = 300)
        @Schema(nullable = true, description = "None for our own", examples = "https://blog.example.com")
        String address,

        @Size(max = 200)
        @Schema(nullable = true, description = "Who speaks there: a user name, a handle", examples = "tour")
        String account,

        @Size(max = 20)
        @Schema(nullable = true, description = "What else the kind asks for", examples = "{\"publish\":\"draft\"}")
        Map<@NotBlank @Size(max = 40) String, @NotNull @Size(max = 300) String> settings,

        @Size(max = 4000)
        @Schema(
                nullable = true,
                description = "What opens it; kept sealed and never read back. None leaves the former one")
        String key) {

    public NewChannel {
        name = name == null ? null : name.strip();
        address = blankToNull(address);
        account = blankToNull(account);
        settings = settings == null ? Map.of() : settings;
        key = blankToNull(key);
        address = address == null ? null : address.replaceFirst("/+$", "");
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @JsonIgnore
    @AssertTrue(message = "is missing; give the web address of the channel, such as https://blog.example.com")
    public boolean isAddressThere() {
        return kind == null || kind.isRemote() == (address != null);
    }

    @JsonIgnore
    @AssertTrue(message = "is no web address; it starts with https:// and names a host")
    public boolean isAddressOfTheWeb() {
        return address == null || address.matches("https?://[^\\s/?#@]+(/[^\\s?#]*)?");
    }

    @Override
    public String toString() {
        return "a channel " + name;
    }
}
