package org.whistlestop.tour.log;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.Driver;
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
    private static final int POLLS_A_HEARTBEAT = 3;
    /** A LISTEN connection that has not even heard heartbeats for so long is half-open. */
    private static final long DEAF_MILLIS = 10_000;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username", defaultValue = "")
    String username;

    @ConfigProperty(name = "quarkus.datasource.password", defaultValue = "")
    String password;

    @Inject
    Event<TourAdvanced> advanced;

    @Inject
    MeterRegistry metrics;

    private final BlockingQueue<UUID> ringing = new LinkedBlockingQueue<>();
    private final Map<UUID, List<Long>> known = new HashMap<>();
    private final List<Thread> threads = List.of(
            thread("bell-ringer", this::ring),
            thread("bell-listener", this::listen),
            thread("bell-poller", this::poll));
    private int polls;
    private volatile long lastHeard = System.currentTimeMillis();
    private volatile boolean stopped;

    void start(@Observes StartupEvent event) {
        Gauge.builder("whistlestop.bell.silence.seconds", () -> (System.currentTimeMillis() - lastHeard) / 1000.0)
                .description("Since when this replica has heard nothing, not even a heartbeat")
                .register(metrics);
        threads.forEach(Thread::start);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        threads.forEach(Thread::interrupt);
    }

    void heard(@Observes(during = TransactionPhase.AFTER_SUCCESS) TourAdvanced event) {
        if (event.here()) {
            ringing.add(event.tourId());
        }
    }

    /** Repeats a step until the program stops; whatever it fails of, the next one follows a second later. */
    private Thread thread(String name, Step step) {
        var thread = new Thread(
                () -> {
                    while (!stopped) {
                        try {
                            step.run();
                        } catch (InterruptedException e) {
                            return;
                        } catch (SQLException | RuntimeException e) {
                            LOG.debugf("%s failed, the poll makes up for it: %s", name, e.getMessage());
                            pause();
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        return thread;
    }

    private void ring() throws InterruptedException, SQLException {
        var tours = new HashSet<UUID>();
        tours.add(ringing.take());
        ringing.drainTo(tours);
        try (var connection = database.getConnection()) {
            notify(connection, tours.stream().map(UUID::toString).toList());
        }
    }

    private static void notify(Connection connection, List<String> messages) throws SQLException {
        try (var notify = connection.prepareStatement("select pg_notify('" + CHANNEL + "', ?)")) {
            for (var message : messages) {
                notify.setString(1, message);
                notify.execute();
            }
        }
    }

    /** Listens until it hears nothing any more, on a connection that belongs to no pool and is closed for good. */
    private void listen() throws SQLException {
        try (var connection = new Driver().connect(url, login());
                var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            var postgres = connection.unwrap(PGConnection.class);
            var deafAt = System.currentTimeMillis() + DEAF_MILLIS;
            while (!stopped && System.currentTimeMillis() < deafAt) {
                for (var notification : postgres.getNotifications(POLL_MILLIS)) {
                    lastHeard = System.currentTimeMillis();
                    deafAt = lastHeard + DEAF_MILLIS;
                    hear(notification.getParameter());
                }
            }
        }
    }

    private Properties login() {
        var login = new Properties();
        login.setProperty("ApplicationName", "whistlestop listener");
        login.setProperty("tcpKeepAlive", "true");
        if (!username.isEmpty()) {
            login.setProperty("user", username);
            login.setProperty("password", password);
        }
        return login;
    }

    /** An empty message is a heartbeat of some replica. */
    private void hear(String message) {
        if (!message.isEmpty()) {
            advanced.fire(new TourAdvanced(UUID.fromString(message), false));
        }
    }

    private void poll() throws InterruptedException, SQLException {
        Thread.sleep(POLL_MILLIS);
        try (var connection = database.getConnection()) {
            if (polls++ % POLLS_A_HEARTBEAT == 0) {
                notify(connection, List.of(""));
            }
            fireWhatChanged(connection);
        }
    }

    /** A tour has changed when its log has grown or its settings are new. */
    private void fireWhatChanged(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select id, last_number, revision from tour join tour_log on tour_id = id")) {
            while (rows.next()) {
                var tour = rows.getObject(1, UUID.class);
                var now = List.of(rows.getLong(2), rows.getLong(3));
                if (!now.equals(known.put(tour, now))) {
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

    private interface Step {
        void run() throws InterruptedException, SQLException;
    }
}
