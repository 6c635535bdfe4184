package org.whistlestop.support;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads from what PostgreSQL refused whether the request was wrong, came second, or came at a bad moment. */
final class DatabaseRefusal {

    /** Lock not available, cancelled by a timeout, deadlock, serialization: another moment would do. */
    private static final Set<String> BAD_MOMENT = Set.of("55P03", "57014", "57P01", "57P02", "57P03", "40001", "40P01");

    /** It lets nobody in, does not know our password any more, or is not there: while it is restored or its password changed. */
    private static final Set<String> NO_WAY_IN = Set.of("55000", "28000", "28P01", "3D000");

    /** Unique, foreign key, exclusion. */
    private static final Set<String> CAME_SECOND = Set.of("23505", "23503", "23P01");

    private DatabaseRefusal() {}

    /** Empty when the database has nothing to do with it, or refused for a mistake of ours. */
    static Optional<Problem> find(Throwable failure) {
        return causes(failure)
                .map(DatabaseRefusal::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Problem> of(Throwable cause) {
        if (cause instanceof SQLException refusal) {
            return ofState(refusal.getSQLState(), String.valueOf(refusal.getMessage()));
        }
        if (cause instanceof OptimisticLockException) {
            return Optional.of(second());
        }
        var timedOut = cause instanceof PessimisticLockException
                || (cause instanceof RollbackException && causes(cause).count() == 1);
        return timedOut ? Optional.of(busy()) : Optional.empty();
    }

    private static Optional<Problem> ofState(String state, String message) {
        if (state == null) {
            // The pool's own refusals carry no state.
            return message.contains("cquisition timeout") ? Optional.of(busy()) : Optional.empty();
        }
        if (BAD_MOMENT.contains(state)
                || NO_WAY_IN.contains(state)
                || state.startsWith("08")
                || state.startsWith("53")) {
            return Optional.of(busy());
        }
        if (CAME_SECOND.contains(state)) {
            return Optional.of(second());
        }
        return state.startsWith("22") || state.equals("23514")
                ? Optional.of(Problem.of(422, "A value in the request is none that can be kept."))
                : Optional.empty();
    }

    private static Problem second() {
        return Problem.of(409, "Someone else changed this at the same moment. Load it again and repeat.");
    }

    private static Problem busy() {
        return Problem.of(503, "The data cannot be reached just now. Try again in a few seconds.");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
