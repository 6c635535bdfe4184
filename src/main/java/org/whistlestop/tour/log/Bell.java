package org.whistlestop.tour.log;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Wakes the other replicas when a tour's log has grown. NOTIFY is sent after commit and once for many commits, because inside
 * a transaction it would make all commits of the database wait for each other; what a killed process could not send, and what
 * a dead connection did not hear, the poll finds.
 */
@ApplicationScoped
class Bell {

    private static final Logger LOG = Logger.getLogger(Bell.class);
    private static final String CHANNEL = "whistlestop_tour";
    private static final int POLL_MILLIS = 1_000;
    /** A LISTEN connection that has not even heard ourselves for so long is half-open. */
    private static final long DEAF_MILLIS = 10_000;

    @Inject
    AgroalDataSource database;

    @Inject
    Event<TourAdvanced> advanced;

    private final BlockingQueue<UUID> ringing = new LinkedBlockingQueue<>();
    private final Map<UUID, Long> known = new HashMap<>();
    private final Thread ringer = new Thread(this::ringUntilStopped, "bell-ringer");
    private final Thread listener = new Thread(this::listenUntilStopped, "bell-listener");
    private final Thread poller = new Thread(this::pollUntilStopped, "bell-poller");
    private volatile boolean stopped;

    void start(@Observes StartupEvent event) {
        for (var thread : Set.of(ringer, listener, poller)) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        for (var thread : Set.of(ringer, listener, poller)) {
            thread.interrupt();
        }
    }

    void ring(@Observes(during = TransactionPhase.AFTER_SUCCESS) TourAdvanced event) {
        if (event.here()) {
            ringing.add(event.tourId());
        }
    }

    private void ringUntilStopped() {
        while (!stopped) {
            try {
                var tours = new java.util.HashSet<UUID>();
                tours.add(ringing.take());
                ringing.drainTo(tours);
                send(tours);
            } catch (InterruptedException e) {
                return;
            } catch (SQLException e) {
                // Nothing is lost: every replica polls.
                LOG.debugf("NOTIFY failed: %s", e.getMessage());
            }
        }
    }

    private void send(Set<UUID> tours) throws SQLException {
        try (var connection = database.getConnection();
                var notify = connection.prepareStatement("select pg_notify('" + CHANNEL + "', ?)")) {
            for (var tour : tours) {
                notify.setString(1, tour.toString());
                notify.execute();
            }
        }
    }

    private void listenUntilStopped() {
        while (!stopped) {
            try (var connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                LOG.debugf("LISTEN broke off, polling meanwhile: %s", e.getMessage());
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        var postgres = connection.unwrap(PGConnection.class);
        var lastHeard = System.currentTimeMillis();
        while (!stopped && System.currentTimeMillis() - lastHeard < DEAF_MILLIS) {
            var notifications = postgres.getNotifications(POLL_MILLIS);
            for (var notification : notifications) {
                hear(notification.getParameter());
                lastHeard = System.currentTimeMillis();
            }
        }
    }

    /** An empty message is a heartbeat of some replica. */
    private void hear(String message) {
        if (!message.isEmpty()) {
            advanced.fire(new TourAdvanced(UUID.fromString(message), false));
        }
    }

    private void pollUntilStopped() {
        for (var turn = 0; !stopped; turn++) {
            pause();
            try (var connection = database.getConnection()) {
                poll(connection);
                if (turn % 3 == 0) {
                    connection.createStatement().execute("select pg_notify('" + CHANNEL + "', '')");
                }
            } catch (SQLException e) {
                LOG.debugf("Poll failed: %s", e.getMessage());
            }
        }
    }

    private void poll(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select tour_id, last_number from tour_log")) {
            while (rows.next()) {
                var tour = rows.getObject(1, UUID.class);
                var number = rows.getLong(2);
                var before = known.put(tour, number);
                if (before == null || before != number) {
                    advanced.fire(new TourAdvanced(tour, false));
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
