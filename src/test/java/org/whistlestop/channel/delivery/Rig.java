package org.whistlestop.channel.delivery;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.channel.FakeChannel;
import org.whistlestop.channel.bluesky.FakeBluesky;
import org.whistlestop.channel.mastodon.FakeMastodon;
import org.whistlestop.channel.webhook.FakeWebhook;
import org.whistlestop.channel.wordpress.FakeWordPress;
import org.whistlestop.support.Sql;
import org.whistlestop.testing.TestDatabase;

/** A fresh database with one tour, and a fake of each kind of channel beside it, for tests of what goes out. */
final class Rig implements AutoCloseable {

    final Map<String, String> settings = TestDatabase.fresh();
    final AgroalDataSource database = database(settings, 12);
    final UUID tour = UUID.randomUUID();
    final Map<ChannelKind, FakeChannel> fakes = new EnumMap<>(Map.of(
            ChannelKind.WORDPRESS, new FakeWordPress(),
            ChannelKind.BLUESKY, new FakeBluesky(),
            ChannelKind.MASTODON, new FakeMastodon(),
            ChannelKind.WEBHOOK, new FakeWebhook()));
    final Map<ChannelKind, UUID> channels = new LinkedHashMap<>();

    Rig() {
        Flyway.configure().dataSource(database).load().migrate();
        run("insert into person (id, name, created_at) values ('" + tour + "', 'Rita Calloway', now())");
        run("insert into tour (id, slug, title, host_id, created_at) values ('%s', 'rig', 'A tour', '%s', now())"
                .formatted(tour, tour));
        fakes.forEach((kind, fake) -> channels.put(kind, addChannel(kind, fake.address())));
    }

    private UUID addChannel(ChannelKind kind, String address) {
        var id = UUID.randomUUID();
        run("insert into channel (id, tour_id, kind, name, address, added_by, added_at)"
                + " values ('%s', '%s', '%s', '%s', '%s', '%s', now())".formatted(id, tour, kind, kind, address, tour));
        return id;
    }

    static AgroalDataSource database(Map<String, String> settings, int connections) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(connections)
                            .acquisitionTimeout(Duration.ofSeconds(20))
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(
                                            settings.get("quarkus.datasource.jdbc.url"))
                                    .principal(new NamePrincipal(settings.get("quarkus.datasource.username")))
                                    .credential(new SimplePassword(settings.get("quarkus.datasource.password"))))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    DeliveryQueue queue() {
        return queue(Duration.ofSeconds(12));
    }

    DeliveryQueue queue(Duration lease) {
        return new DeliveryQueue(database, Duration.ofMinutes(15), lease, Duration.ofMillis(100));
    }

    Publisher publisher(DeliveryQueue queue, Consumer<String> passed) {
        return new Publisher(queue, Worker.MESSENGERS, new Worker.FakeDoors(database), claim -> null, passed);
    }

    Dispatcher dispatcher(DeliveryQueue queue) {
        return new Dispatcher(queue, publisher(queue, step -> {}), claim -> {}, 8, 4);
    }

    /** Plans one, due so many milliseconds from the database's now. */
    UUID plan(ChannelKind kind, String text, long millis) {
        var id = UUID.randomUUID();
        var name = Worker.MESSENGERS.get(kind).nameFor(id, Instant.now());
        Sql.with(database, """
                insert into delivery (id, tour_id, announcement_id, channel_id, name, title, text, language, due_at,
                    window_until, state, next_at)
                select ?, ?, ?, ?, ?, 'A stop', ?, 'en', due, due + interval '12 hours', 'WAITING', due
                from (select now() + ? * interval '1 millisecond' as due) when_""", insert -> {
            insert.setObject(1, id);
            insert.setObject(2, tour);
            insert.setObject(3, UUID.randomUUID());
            insert.setObject(4, channels.get(kind));
            insert.setString(5, name);
            insert.setString(6, text);
            insert.setLong(7, millis);
            return insert.executeUpdate();
        });
        return id;
    }

    /** Takes one back, as the desk does. */
    String cancel(UUID delivery) {
        return Sql.with(database, Deliveries.CANCEL.formatted("id"), update -> {
            update.setString(1, "Cancelled");
            update.setString(2, "Cancelled");
            update.setObject(3, delivery);
            return Sql.list(update, row -> row.getString(1)).stream()
                    .findFirst()
                    .orElse("CANCELLED");
        });
    }

    Map<String, Long> states() {
        return Sql.with(database, "select state, count(*) from delivery group by state", query -> {
            var counts = new LinkedHashMap<String, Long>();
            Sql.list(query, row -> counts.put(row.getString(1), row.getLong(2)));
            return counts;
        });
    }

    long count(String... states) {
        var all = states();
        return List.of(states).stream()
                .mapToLong(state -> all.getOrDefault(state, 0L))
                .sum();
    }

    String state(UUID delivery) {
        return one("select state from delivery where id = '" + delivery + "'");
    }

    Instant sentAt(UUID delivery) {
        return Sql.with(
                database,
                "select sent_at from delivery where id = '" + delivery + "'",
                query -> Sql.single(query, row -> row.getObject(1, java.time.OffsetDateTime.class)
                        .toInstant()));
    }

    String one(String sql) {
        return Sql.with(database, sql, query -> Sql.single(query, row -> row.getString(1)));
    }

    int run(String sql) {
        return Sql.with(database, sql, java.sql.PreparedStatement::executeUpdate);
    }

    static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        fakes.values().forEach(FakeChannel::close);
        database.close();
    }
}
