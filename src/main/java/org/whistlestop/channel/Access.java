package org.whistlestop.channel;

import java.util.Map;
import java.util.UUID;

/**
 * A channel as a {@link Messenger} meets it: open.
 *
 * @param address where it is, without a slash at its end; null for our own
 * @param account who speaks there: a user name, a handle; null where there is none
 * @param settings what else the kind asks for, by name
 * @param key what opens it; null where nothing does
 */
public record Access(
        UUID channelId,
        UUID tourId,
        String address,
        String account,
        Map<String, String> settings,
        String key,
        Line line) {

    public String setting(String name, String otherwise) {
        return settings.getOrDefault(name, otherwise);
    }

    /** The same by another line. */
    public Access over(Line other) {
        return new Access(channelId, tourId, address, account, settings, key, other);
    }

    @Override
    public String toString() {
        return "access to " + address;
    }
}
