package org.whistlestop.channel.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Claims what is due and has it published, a few at a time. It claims only when somebody is free to send at once: nothing
 * waits in memory, where a cancellation would not find it.
 */
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final long POLL_MILLIS = 200;
    private static final long AFTER_TROUBLE_MILLIS = 1_000;

    private final DeliveryQueue queue;
    private final Publisher publisher;
    private final Consumer<Claim> after;
    private final int perChannel;
    private final Semaphore free;
    private final ExecutorService senders;
    private final Thread claimer = new Thread(this::run, "delivery-claimer");
    private final Map<UUID, Integer> running = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** @param after hears of each delivery that somebody has seen to */
    Dispatcher(DeliveryQueue queue, Publisher publisher, Consumer<Claim> after, int threads, int perChannel) {
        this.queue = queue;
        this.publisher = publisher;
        this.after = after;
        this.perChannel = perChannel;
        this.free = new Semaphore(threads);
        this.senders = Executors.newFixedThreadPool(threads, task -> new Thread(task, "delivery-sender"));
    }

    void start() {
        claimer.setDaemon(true);
        claimer.start();
    }

    /** Lets what is being sent finish, as far as the time goes; the rest is taken up by others when its lease ends. */
    void stop(Duration patience) {
        stopping = true;
        claimer.interrupt();
        senders.shutdown();
        try {
            if (!senders.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Stopped in the middle of deliveries; they are looked up at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                if (!dispatchNext()) {
                    Thread.sleep(POLL_MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("What is due could not be asked for: %s", e.getMessage());
                pauseAfterTrouble();
            }
        }
    }

    /** Answers whether there was something to do. */
    private boolean dispatchNext() throws InterruptedException {
        free.acquire();
        var claim = Optional.<Claim>empty();
        try {
            claim = queue.claim(busy());
        } finally {
            if (claim.isEmpty()) {
                free.release();
            }
        }
        claim.ifPresent(this::hand);
        return claim.isPresent();
    }

    private void hand(Claim claim) {
        running.merge(claim.channelId(), 1, Integer::sum);
        senders.execute(() -> {
            try {
                if (claim.state() == DeliveryState.SENDING) {
                    publisher.publish(claim);
                }
                after.accept(claim);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Delivery %s was left to the next who finds it", claim.id());
            } finally {
                running.merge(claim.channelId(), -1, (now, less) -> now + less == 0 ? null : now + less);
                free.release();
            }
        });
    }

    private Set<UUID> busy() {
        return running.entrySet().stream()
                .filter(channel -> channel.getValue() >= perChannel)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void pauseAfterTrouble() {
        try {
            Thread.sleep(AFTER_TROUBLE_MILLIS);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
