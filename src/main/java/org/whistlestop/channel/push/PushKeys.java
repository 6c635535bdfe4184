package org.whistlestop.channel.push;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.whistlestop.support.seal.Seals;

/** Keeps the installation's key for push services: the configured one, else one made once and sealed. */
@ApplicationScoped
class PushKeys {

    private static final Logger LOG = Logger.getLogger(PushKeys.class);

    @Inject
    Seals seals;

    @Inject
    Clock clock;

    private final Optional<Vapid> configured;

    @Inject
    PushKeys(PushConfig config) {
        if (config.publicKey().isPresent() != config.privateKey().isPresent()) {
            throw new IllegalArgumentException(
                    "Set both whistlestop.push.public-key and whistlestop.push.private-key, or neither");
        }
        configured = config.publicKey()
                .map(publicKey -> Vapid.of(publicKey, config.privateKey().orElseThrow()));
    }

    /** @throws org.whistlestop.support.ProblemException where none is configured and no key to seal one with */
    @Transactional
    Vapid get() {
        return configured.orElseGet(this::kept);
    }

    private Vapid kept() {
        return Vapid.parse(PushKey.find().map(this::open).orElseGet(this::make));
    }

    private String make() {
        PushKey.insertIfAbsent(seals.seal(Vapid.make().secret(), PushKey.RECORD), clock.instant());
        return open(PushKey.find().orElseThrow());
    }

    private String open(PushKey key) {
        return seals.open(key.sealed, PushKey.RECORD);
    }

    /** Seals under the first key what an older one has sealed, so that the older can go at the next start. */
    @Transactional
    void renew(@Observes StartupEvent event) {
        PushKey.findLocked().filter(key -> seals.isOld(key.sealed)).ifPresent(key -> {
            key.sealed = seals.seal(open(key), PushKey.RECORD);
            LOG.info("Sealed the key for push services anew under the first of whistlestop.secrets.keys");
        });
    }
}
