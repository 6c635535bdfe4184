package org.whistlestop.channel.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of Web Push. */
@ConfigMapping(prefix = "whistlestop.push")
interface PushConfig {

    /**
     * The public half of the key by which push services know this installation, in Base64url, as tools for VAPID write it. With
     * none, one is made and kept sealed; whoever brings followers along from elsewhere sets theirs, for followers are bound to it.
     */
    Optional<String> publicKey();

    /** The private half of the same key. */
    Optional<String> privateKey();

    /** How long a push service keeps a note for a phone that is switched off: a note of the morning is no news in the evening. */
    @WithDefault("PT4H")
    Duration keep();

    /** Followers that one network may add in a day, on one tour: a crowd in one store shares its network, a script has one too. */
    @WithDefault("1000")
    int perNetwork();

    /** How long a follower is kept of whom neither the browser nor its push service gives a sign. */
    @WithDefault("P60D")
    Duration silence();

    /** How long after a stop, or a tour's last stop, its followers are kept, for what is still to say. */
    @WithDefault("P7D")
    Duration after();
}
