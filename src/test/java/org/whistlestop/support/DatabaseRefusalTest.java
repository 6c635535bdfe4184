package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseRefusalTest {

    @ParameterizedTest
    @CsvSource({
        "23505, 409",
        "23503, 409",
        "22021, 422",
        "22008, 422",
        "23514, 422",
        "55P03, 503",
        "57014, 503",
        "55000, 503",
        "28P01, 503",
        "08006, 503",
        "53300, 503",
        "40P01, 503",
        "42P01, 0",
        "23502, 0"
    })
    void aStateTellsWhoseMistakeItIs(String state, int status) {
        assertEquals(status, statusOf(new PersistenceException(new SQLException("no", state))));
    }

    @Test
    void anEmptyPoolIsABadMoment() {
        assertEquals(503, statusOf(new IllegalStateException(new SQLException("Sorry, acquisition timeout!"))));
    }

    @Test
    void aTransactionThatTookTooLongIsABadMoment() {
        assertEquals(503, statusOf(new RuntimeException(new RollbackException("ABORT_ONLY"))));
    }

    @Test
    void aMistakeOfOursStaysOne() {
        assertEquals(0, statusOf(new IllegalStateException("bug")));
        assertEquals(0, statusOf(rolledBackBy(new NullPointerException())));
    }

    private static RollbackException rolledBackBy(Throwable cause) {
        var rolledBack = new RollbackException("rolled back");
        rolledBack.initCause(cause);
        return rolledBack;
    }

    private static int statusOf(Throwable failure) {
        return DatabaseRefusal.find(failure).map(Problem::status).orElse(0);
    }
}
