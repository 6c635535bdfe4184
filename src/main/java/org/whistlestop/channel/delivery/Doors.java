package org.whistlestop.channel.delivery;

import java.util.UUID;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelKind;

/** Opens channels by their ids. */
interface Doors {

    /** @throws org.whistlestop.channel.NotSent when its key is gone, or it is no channel of ours any more */
    Door open(UUID channelId);

    record Door(ChannelKind kind, Access access) {}
}
