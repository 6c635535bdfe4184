package org.whistlestop.channel.delivery;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.whistlestop.channel.Channels;

/** Sends from this process as long as it runs. */
@ApplicationScoped
class Sending {

    private static final Duration AT_THE_END = Duration.ofSeconds(3);

    @Inject
    AgroalDataSource database;

    @Inject
    DeliveriesConfig config;

    @Inject
    Channels channels;

    @Inject
    ChannelDoors doors;

    @Inject
    DeliveryPhotos photos;

    @Inject
    Event<DeliverySettled> settled;

    private Dispatcher dispatcher;

    void start(@Observes StartupEvent started) {
        if (!config.enabled()) {
            return;
        }
        var queue = new DeliveryQueue(database, config.stale(), config.lease(), config.firstRetry());
        var publisher = new Publisher(queue, channels.messengers(), doors, photos::find, step -> {});
        dispatcher = new Dispatcher(
                queue,
                publisher,
                claim -> settled.fire(new DeliverySettled(claim.id(), claim.tourId())),
                config.threads(),
                config.perChannel());
        dispatcher.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (dispatcher != null) {
            dispatcher.stop(AT_THE_END);
        }
    }
}
