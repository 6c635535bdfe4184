package org.whistlestop.story;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelDoor;
import org.whistlestop.channel.Picture;
import org.whistlestop.photo.PhotosToSend;
import org.whistlestop.support.work.Backlog;

/** Writes to blogs from this process as long as it runs: two at a time, so that a slow one does not hold up all others. */
@ApplicationScoped
class StoryWriting implements StoryMaterial {

    private static final Logger LOG = Logger.getLogger(StoryWriting.class);
    private static final int THREADS = 2;
    private static final long POLL_MILLIS = 500;

    @Inject
    AgroalDataSource database;

    @Inject
    StoryConfig config;

    @Inject
    StoryReader reader;

    @Inject
    PhotosToSend photos;

    @Inject
    ChannelDoor door;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "story-writer"));
    private volatile boolean stopping;

    @Produces
    @Singleton
    static Backlog backlog() {
        return new Backlog("story", StoryQueue.OLDEST);
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            var queue = new StoryQueue(database, config.lease(), config.firstRetry(), config.pace(), config.look());
            var writer = new StoryWriter(queue, new StoryPhotos(database), this, step -> {});
            for (var at = 0; at < THREADS; at++) {
                threads.execute(() -> run(writer));
            }
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.shutdownNow();
        threads.awaitTermination(3, TimeUnit.SECONDS);
    }

    private void run(StoryWriter writer) {
        while (!stopping) {
            try {
                if (!writer.writeNext()) {
                    Thread.sleep(POLL_MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("What is due for blogs could not be asked for: %s", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(2 * POLL_MILLIS);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    @Override
    public StoryContent content(Job job) {
        return QuarkusTransaction.requiringNew().call(() -> reader.read(job));
    }

    @Override
    public Optional<List<Picture.File>> files(UUID photoId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> photos.find(photoId))
                .map(photo -> Picture.of(photo, "").files());
    }

    @Override
    public Access open(UUID channelId) {
        return QuarkusTransaction.requiringNew().call(() -> door.open(channelId, config.patience()));
    }
}
