package org.whistlestop.support.work;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.whistlestop.support.Sql;

/**
 * Takes what is due in a table away from other replicas, one row at a time and for a lease, by the database's clock. For rows
 * that are due again and again, or by a rule of their own: what is done once as soon as possible is for the work queue. The table
 * has {@code id}, {@code due_at} (null: not by itself) and {@code claim}, with an index on (due_at, id).
 */
public final class DueRows {

    private final DataSource database;
    private final String claim;
    private final Duration lease;
    private volatile boolean stopping;

    /** @param only what else must hold of a row {@code r}, in SQL */
    public DueRows(DataSource database, String table, String only, Duration lease) {
        this.database = database;
        this.lease = lease;
        this.claim = """
                update %1$s set due_at = now() + ? * interval '1 millisecond', claim = gen_random_uuid() where id = (
                    select r.id from %1$s r where r.due_at <= now() and %2$s
                    order by r.due_at, r.id limit 1 for update skip locked)
                returning id, claim""".formatted(table, only);
    }

    /** Nothing is begun any more, and what is under way is not to be written down. */
    public void stop() {
        stopping = true;
    }

    public boolean isStopping() {
        return stopping;
    }

    /** Does what is due, several at a time, until nothing is. */
    public void work(int threads, Consumer<Claim> task) {
        var loops = IntStream.range(0, threads)
                .mapToObj(loop -> CompletableFuture.runAsync(() -> work(task), Infrastructure.getDefaultExecutor()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(loops).join();
    }

    private void work(Consumer<Claim> task) {
        var next = claimNext();
        while (next.isPresent()) {
            task.accept(next.get());
            next = claimNext();
        }
    }

    Optional<Claim> claimNext() {
        if (stopping) {
            return Optional.empty();
        }
        return Sql.with(database, claim, update -> {
            update.setLong(1, lease.toMillis());
            return Sql.list(update, row -> new Claim(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                    .stream()
                    .findFirst();
        });
    }

    /**
     * A row that is ours until its lease ends.
     *
     * @param key stands in the row as long as nobody else has taken it
     */
    public record Claim(UUID id, UUID key) {}
}
