package org.whistlestop.channel.push;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Steps;
import org.whistlestop.channel.push.Service.Try;

/**
 * Tells many followers one thing: in parallel, each service at its own speed, and writes down who was served as soon as that is
 * known. The calling thread decides, the others only send.
 */
final class Telling {

    /** Writes down who was served, for good, before anything else is done. */
    @FunctionalInterface
    interface Ledger {
        void write(List<UUID> told, List<UUID> gone);
    }

    private static final long LOOK_AGAIN_MILLIS = 50;
    /** Longer than any request takes. */
    private static final long LAST_ANSWERS_MILLIS = 7_000;

    private record Result(Try of, Outcome outcome) {}

    private final Pace pace;
    private final Function<Recipient, Outcome> post;
    private final Ledger ledger;
    private final Steps steps;

    private final Map<String, Service> services = new LinkedHashMap<>();
    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
    private int open;
    private int running;
    private int told;
    private int gone;
    private int missed;
    private String why = "";
    private boolean refused = true;
    private long lastSign = System.nanoTime();

    Telling(Pace pace, Function<Recipient, Outcome> post, Ledger ledger, Steps steps) {
        this.pace = pace;
        this.post = post;
        this.ledger = ledger;
        this.steps = steps;
    }

    /**
     * Tells them all, or as many as can be told in time.
     *
     * @throws Steps.LostLease when another process has taken over; who was served until then is written down
     */
    Tally tell(List<Recipient> recipients) {
        recipients.forEach(
                recipient -> services.computeIfAbsent(recipient.subscription().service(), name -> new Service())
                        .add(recipient));
        open = recipients.size();
        var threads = Executors.newFixedThreadPool(pace.atOnce(), Telling::thread);
        try {
            while (open > 0) {
                start(threads);
                settle(await(LOOK_AGAIN_MILLIS));
                abandonTheDead();
                giveSign();
            }
        } finally {
            threads.shutdown();
            settleLast();
        }
        return new Tally(told, gone, missed, why, refused);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "push");
        thread.setDaemon(true);
        return thread;
    }

    /** Round by round, so that no service takes all the places. */
    private void start(ExecutorService threads) {
        var more = true;
        while (more && running < pace.atOnce()) {
            more = false;
            for (var service : services.values()) {
                var next = running < pace.atOnce() ? service.poll(System.nanoTime(), pace.perService()) : null;
                if (next != null) {
                    running++;
                    threads.execute(() -> results.add(new Result(next, send(next))));
                    more = true;
                }
            }
        }
    }

    private Outcome send(Try next) {
        try {
            return post.apply(next.to());
        } catch (RuntimeException e) {
            return new Outcome(Outcome.Kind.REFUSED, java.time.Duration.ZERO, "our own mistake: " + e.getMessage());
        }
    }

    /** What has come in, at least one result if one comes in time. */
    private List<Result> await(long millis) {
        try {
            var found = new ArrayList<Result>();
            var first = results.poll(millis, TimeUnit.MILLISECONDS);
            if (first != null) {
                found.add(first);
                results.drainTo(found);
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotSent.unknown("Telling the followers was interrupted.");
        }
    }

    private void settle(List<Result> batch) {
        running -= batch.size();
        var toldNow = idsOf(batch, Outcome.Kind.TOLD);
        var goneNow = idsOf(batch, Outcome.Kind.GONE);
        if (!toldNow.isEmpty() || !goneNow.isEmpty()) {
            ledger.write(toldNow, goneNow);
        }
        told += toldNow.size();
        gone += goneNow.size();
        open -= toldNow.size() + goneNow.size();
        batch.forEach(this::settle);
    }

    private static List<UUID> idsOf(List<Result> batch, Outcome.Kind kind) {
        return batch.stream()
                .filter(result -> result.outcome().kind() == kind)
                .map(result -> result.of().to().id())
                .toList();
    }

    private void settle(Result result) {
        var one = result.of();
        var now = System.nanoTime();
        switch (result.outcome().kind()) {
            case TOLD, GONE -> one.service().succeeded();
            case BUSY -> one.service().later(one, result.outcome(), java.time.Duration.ZERO, now);
            case LATER -> {
                if (one.failures() < pace.waits().size()) {
                    one.service().later(one, result.outcome(), pace.waits().get(one.failures()), now);
                } else {
                    one.service().gaveUp(now);
                    miss(1, result.outcome().why(), false);
                }
            }
            case REFUSED -> {
                one.service().gaveUp(now);
                miss(1, result.outcome().why(), true);
            }
        }
    }

    private void miss(int many, String reason, boolean forGood) {
        open -= many;
        missed += many;
        why = reason;
        refused &= forGood;
    }

    private void abandonTheDead() {
        for (var service : services.values()) {
            var left = service.abandon(System.nanoTime(), pace.patience());
            if (!left.isEmpty()) {
                miss(left.size(), "a push service takes nothing just now", false);
            }
        }
    }

    private void giveSign() {
        if (System.nanoTime() - lastSign >= pace.signs().toNanos()) {
            steps.goOn();
            lastSign = System.nanoTime();
        }
    }

    /** Whatever ends it: who is being served just now is written down too, or would be told once more. */
    private void settleLast() {
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_ANSWERS_MILLIS);
        while (running > 0 && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            settle(await(LOOK_AGAIN_MILLIS));
        }
    }
}
