package org.whistlestop.channel.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.whistlestop.channel.Channel;
import org.whistlestop.channel.ChannelDoor;

/** Opens the tour's own channels. */
@ApplicationScoped
class ChannelDoors implements Doors {

    @Inject
    ChannelDoor door;

    @Inject
    DeliveriesConfig config;

    @Override
    public Door open(UUID channelId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var access = door.open(channelId, config.patience());
            return new Door(Channel.<Channel>findById(channelId).kind, access);
        });
    }
}
