package org.whistlestop.desk.announcement;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.channel.ChannelView;
import org.whistlestop.channel.NewChannel;

/**
 * A channel as somebody typed it, kept as it is when it has to be mended, but for its key.
 *
 * @param id made with the page, so that a double click is one channel
 */
record ChannelForm(
        @RestForm UUID id,
        @RestForm String kind,
        @RestForm String name,
        @RestForm String address,
        @RestForm String account,
        @RestForm String key,
        @RestForm String publish,
        @RestForm String categories,
        @RestForm String pictures,
        @RestForm String visibility) {

    static ChannelForm ofNew(ChannelKind kind) {
        var fields = ChannelFields.of(kind);
        var isUsual = kind == ChannelKind.BLUESKY || kind == ChannelKind.X;
        return new ChannelForm(
                UUID.randomUUID(),
                kind.word(),
                kind.inWords(),
                isUsual ? fields.address().example() : "",
                "",
                "",
                "publish",
                "",
                "featured",
                "public");
    }

    static ChannelForm of(ChannelView channel) {
        return new ChannelForm(
                channel.id(),
                channel.kind().word(),
                channel.name(),
                channel.address(),
                channel.account(),
                "",
                channel.settings().get("publish"),
                channel.settings().get("categories"),
                channel.settings().get("pictures"),
                channel.settings().get("visibility"));
    }

    ChannelForm withId(UUID other) {
        return new ChannelForm(other, kind, name, address, account, key, publish, categories, pictures, visibility);
    }

    /** @param former settings that programs have set and this form does not show */
    NewChannel request(Map<String, String> former) {
        var known = ChannelFields.kind(kind);
        var fields = ChannelFields.of(known);
        var settings = new HashMap<>(former);
        for (var setting : fields.settings()) {
            var value = setting(setting.name());
            if (value == null || value.isBlank()) {
                settings.remove(setting.name());
            } else {
                settings.put(setting.name(), value.strip());
            }
        }
        return new NewChannel(known, name, address, account, settings, key);
    }

    /** What was typed for a setting; null for nothing. */
    public String setting(String name) {
        return switch (name) {
            case "publish" -> publish;
            case "categories" -> categories;
            case "pictures" -> pictures;
            case "visibility" -> visibility;
            default -> null;
        };
    }
}
