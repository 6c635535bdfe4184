package org.whistlestop.backup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.whistlestop.support.EmbeddedPostgres;
import org.whistlestop.support.WhistlestopConfig;

/** Backs up the embedded database while the program runs, and says since when it could not. */
@Singleton
class Backups {

    private static final Logger LOG = Logger.getLogger(Backups.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final Clock clock;
    private final BackupConfig config;
    private final Path data;
    private final BackupFolder folder;
    private final Progress progress;
    private final Lock advancing = new ReentrantLock();
    private volatile Instant until;
    private final Complaint late = new Complaint();
    private final Complaint noWholeCopy = new Complaint();
    private Instant nextWholeCopy = Instant.MIN;

    @Inject
    Backups(WhistlestopConfig whistlestop, BackupConfig config, Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.config = config;
        this.data = whistlestop.data();
        this.folder =
                whistlestop.embedded() ? config.folder().map(BackupFolder::new).orElse(null) : null;
        if (folder == null) {
            progress = null;
            return;
        }
        progress = new Progress(
                EmbeddedPostgres.findOwn().orElseThrow(),
                data,
                folder,
                Photos.findIn(ConfigProvider.getConfig()).map(photos -> new PhotoMirror(photos, folder)));
        until = momentNow().orElseGet(clock::instant);
        Gauge.builder(
                        "whistlestop.backup.age.seconds",
                        () -> Duration.between(until, clock.instant()).toMillis() / 1000.0)
                .description("What would be lost now with the data folder; before the first backup, since the start")
                .register(metrics);
    }

    private Optional<Instant> momentNow() {
        try {
            return new ChainFile(data, folder.root()).find().flatMap(folder::momentOf);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    @Scheduled(every = "{whistlestop.backup.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void goOn() {
        if (folder != null) {
            advance(Duration.ofSeconds(20));
        }
    }

    /** What happened since the last time is not lost with a machine that is switched off now. */
    void stop(@Observes ShutdownEvent event) {
        if (folder != null) {
            advance(Duration.ofSeconds(3));
        }
    }

    private void advance(Duration patience) {
        // Whoever comes second finds it done, or will in a moment.
        if (!advancing.tryLock()) {
            return;
        }
        try {
            progress.advance(patience).ifPresent(this::reached);
        } catch (IOException | UncheckedIOException | SQLException e) {
            late.say(clock.instant(), "Nothing is backed up since " + until, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            advancing.unlock();
        }
    }

    private void reached(Instant moment) {
        until = moment;
        if (late.isOver()) {
            LOG.infof("Backed up again, until %s", moment);
        }
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void copyWhole() {
        if (folder == null) {
            return;
        }
        try {
            if (nextWholeCopy.isBefore(clock.instant()) && isDue()) {
                var base = new BaseBackup(EmbeddedPostgres.findOwn().orElseThrow(), data, folder).make();
                LOG.infof("A whole copy of the database is in %s", folder.base(base));
                noWholeCopy.isOver();
                advance(Duration.ofSeconds(20));
            }
        } catch (IOException | UncheckedIOException | SQLException e) {
            noWholeCopy.say(clock.instant(), "No whole copy of the database could be made", e);
            nextWholeCopy = clock.instant().plus(AFTER_A_FAILURE);
        }
    }

    private boolean isDue() throws IOException {
        var bases = folder.bases();
        return bases.isEmpty()
                || new ChainFile(data, folder.root()).find().isEmpty()
                || bases.get(bases.size() - 1).moment().isBefore(clock.instant().minus(config.whole()));
    }

    @Scheduled(every = "1h", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        if (folder == null) {
            return;
        }
        try {
            folder.prune(config.keep(), clock.instant());
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("Old backups could not be deleted: %s", e.getMessage());
        }
    }
}
