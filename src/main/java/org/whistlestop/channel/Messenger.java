package org.whistlestop.channel;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Speaks to one kind of channel. It keeps nothing itself; every process may hold one. */
public interface Messenger {

    ChannelKind kind();

    /** @param settings of the channel; a server may allow longer texts than the kind does */
    Limits limits(Map<String, String> settings);

    /**
     * Fixes, before the first attempt, the name under which a delivery stands there and is found again.
     *
     * @param due when it is due; null while that is not known
     */
    String nameFor(UUID delivery, Instant due);

    /**
     * Asks the channel who we are and whether we may, and leaves nothing there.
     *
     * @throws NotSent saying what is wrong, as one says it to who set the channel up
     */
    Check check(Access access);

    /** Says what {@link #send} would send, to read and to compare; asks nobody. Without secrets. */
    String dryRun(Access access, Message message);

    /**
     * Says it. Called again under the same name after a crash or an unknown outcome where {@link #isRepeatable}.
     *
     * @throws NotSent saying whether it certainly is not there
     */
    Sent send(Access access, Message message, Steps steps);

    /**
     * Looks whether it stands there under its name.
     *
     * @return empty when it certainly does not
     * @throws NotSent when that cannot be told; always, where a kind has no way to ask
     */
    Optional<Sent> find(Access access, Message message, Steps steps);

    /** Whether sending again under the same name cannot double, whatever became of the first. */
    boolean isRepeatable();
}
