package org.whistlestop.websub;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.whistlestop.channel.delivery.DeliverySettled;
import org.whistlestop.feed.FeedDocuments;
import org.whistlestop.feed.Topic;
import org.whistlestop.tour.log.TourAdvanced;

/**
 * Looks which feeds have changed and has their subscribers told, a few at a time and each host little. What was told whom stands
 * in the database, so that a kill loses nothing: whatever differs from it is still to be told.
 */
@ApplicationScoped
class Hub {

    private static final Logger LOG = Logger.getLogger(Hub.class);
    private static final long POLL_MILLIS = 250;
    private static final long AFTER_TROUBLE_MILLIS = 2_000;
    private static final int THREADS = 4;
    private static final int PER_HOST = 2;

    @Inject
    HubQueue queue;

    @Inject
    FeedDocuments feeds;

    @Inject
    Verification verification;

    @Inject
    Telling telling;

    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> running = new ConcurrentHashMap<>();
    private final Semaphore free = new Semaphore(THREADS);
    private final ExecutorService senders =
            Executors.newFixedThreadPool(THREADS, task -> daemon(task, "websub-sender"));
    private final Thread claimer = daemon(this::run, "websub-claimer");
    private volatile boolean stopping;

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    void start(@Observes StartupEvent started) {
        claimer.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
        claimer.interrupt();
        senders.shutdown();
    }

    void advanced(@Observes(during = TransactionPhase.AFTER_SUCCESS) TourAdvanced event) {
        changed.add(event.tourId());
    }

    /** What our own pages say of an announcement stands in no tour's log. */
    void announced(@Observes DeliverySettled event) {
        changed.add(event.tourId());
    }

    @Scheduled(
            every = "{whistlestop.websub.look}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        queue.endOld();
        changed.addAll(queue.listTours());
    }

    private void run() {
        while (!stopping) {
            try {
                compare();
                if (!dispatchNext()) {
                    Thread.sleep(POLL_MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("The hub could not look for its work: %s", e.getMessage());
                pause();
            }
        }
    }

    /** A tour is taken off the list first: what changes meanwhile is looked at once more. */
    private void compare() {
        for (var tour : new HashSet<>(changed)) {
            changed.remove(tour);
            for (var topic : queue.listTopics(tour)) {
                Topic.parse(topic).flatMap(feeds::find).ifPresent(feed -> queue.changed(topic, feed.hash()));
            }
        }
    }

    /** Answers whether there was something to do. */
    private boolean dispatchNext() throws InterruptedException {
        free.acquire();
        var work = Optional.<Work>empty();
        try {
            work = claim();
        } finally {
            if (work.isEmpty()) {
                free.release();
            }
        }
        work.ifPresent(this::hand);
        return work.isPresent();
    }

    private Optional<Work> claim() {
        var busy = running.entrySet().stream()
                .filter(host -> host.getValue() >= PER_HOST)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return queue.claimIntent(busy)
                .map(intent -> new Work(intent.host(), () -> verification.verify(intent)))
                .or(() -> queue.claimPush(busy)
                        .map(push -> new Work(push.host(), () -> {
                            telling.tell(push);
                            changed.add(push.tourId()); // for what has changed while it was on its way
                        })));
    }

    private void hand(Work work) {
        running.merge(work.host(), 1, Integer::sum);
        senders.execute(() -> {
            try {
                work.doing().run();
            } catch (RuntimeException e) {
                LOG.warnf("A subscriber at %s was left to the next attempt: %s", work.host(), e.getMessage());
            } finally {
                running.merge(work.host(), -1, (now, less) -> now + less == 0 ? null : now + less);
                free.release();
            }
        });
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_TROUBLE_MILLIS);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private record Work(String host, Runnable doing) {}
}
