package org.whistlestop.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import org.whistlestop.support.http.GuardedClient;

/** Opens a channel: its key, and a line to its one place through the guarded client. */
@ApplicationScoped
public class ChannelDoor {

    @Inject
    ChannelKeys keys;

    @Inject
    GuardedClient client;

    /**
     * @param patience what one request may take
     * @throws NotSent when it was removed, or its key is gone
     */
    @Transactional
    public Access open(UUID channelId, Duration patience) {
        Channel channel = Channel.findById(channelId);
        if (channel == null || channel.removedAt != null) {
            throw NotSent.refused("The channel was removed from the tour.");
        }
        return new Access(
                channel.id,
                channel.tourId,
                channel.address,
                channel.account,
                channel.settings,
                keyOf(channel),
                request -> client.sendTo(channel.address, request, patience));
    }

    private String keyOf(Channel channel) {
        if (channel.keyName == null) {
            return null;
        }
        return keys.open(channel.tourId, channel.keyName)
                .orElseThrow(
                        () -> NotSent.refused("What opens the channel was removed. Give its password or token anew."));
    }
}
