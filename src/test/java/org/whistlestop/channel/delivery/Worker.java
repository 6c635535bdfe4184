package org.whistlestop.channel.delivery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.channel.Messenger;
import org.whistlestop.channel.bluesky.BlueskyMessenger;
import org.whistlestop.channel.bluesky.FakeBluesky;
import org.whistlestop.channel.mastodon.FakeMastodon;
import org.whistlestop.channel.mastodon.MastodonMessenger;
import org.whistlestop.channel.webhook.FakeWebhook;
import org.whistlestop.channel.webhook.WebhookMessenger;
import org.whistlestop.channel.wordpress.FakeWordPress;
import org.whistlestop.channel.wordpress.WordPressMessenger;
import org.whistlestop.support.Sql;
import org.whistlestop.support.http.DirectLine;

/**
 * A process that only sends, to be killed. Arguments: the database's URL, user and password, the lease in milliseconds, and the step
 * behind which it dies by itself, or {@code -}.
 */
final class Worker {

    static final int DIED_BY_ITSELF = 42;

    static final Map<ChannelKind, Messenger> MESSENGERS = new EnumMap<>(Map.of(
            ChannelKind.WORDPRESS,
            new WordPressMessenger(),
            ChannelKind.BLUESKY,
            new BlueskyMessenger(java.time.Clock.systemUTC()),
            ChannelKind.MASTODON,
            new MastodonMessenger(),
            ChannelKind.WEBHOOK,
            new WebhookMessenger()));

    private Worker() {}

    public static void main(String[] arguments) throws InterruptedException {
        var database = Rig.database(
                Map.of(
                        "quarkus.datasource.jdbc.url", arguments[0],
                        "quarkus.datasource.username", arguments[1],
                        "quarkus.datasource.password", arguments[2]),
                8);
        var lease = Duration.ofMillis(Long.parseLong(arguments[3]));
        var dies = arguments[4];
        var queue = new DeliveryQueue(database, Duration.ofMinutes(15), lease, Duration.ofMillis(200));
        var publisher = new Publisher(queue, MESSENGERS, new FakeDoors(database), claim -> null, step -> {
            if (step.equals(dies)) {
                Runtime.getRuntime().halt(DIED_BY_ITSELF);
            }
        });
        new Dispatcher(queue, publisher, claim -> {}, 8, 4).start();
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Opens the fakes. */
    static final class FakeDoors implements Doors {

        private static final Map<ChannelKind, String> ACCOUNTS = Map.of(
                ChannelKind.WORDPRESS, FakeWordPress.ACCOUNT,
                ChannelKind.BLUESKY, FakeBluesky.HANDLE,
                ChannelKind.MASTODON, FakeMastodon.ACCOUNT,
                ChannelKind.WEBHOOK, "");
        private static final Map<ChannelKind, String> KEYS = Map.of(
                ChannelKind.WORDPRESS, FakeWordPress.KEY,
                ChannelKind.BLUESKY, FakeBluesky.KEY,
                ChannelKind.MASTODON, FakeMastodon.KEY,
                ChannelKind.WEBHOOK, FakeWebhook.KEY);

        private final DataSource database;
        private final DirectLine line = new DirectLine(Duration.ofSeconds(3));

        FakeDoors(DataSource database) {
            this.database = database;
        }

        @Override
        public Door open(UUID channelId) {
            return Sql.with(database, "select kind, tour_id, address from channel where id = ?", query -> {
                query.setObject(1, channelId);
                return Sql.single(query, row -> {
                    var kind = ChannelKind.valueOf(row.getString(1));
                    var tour = row.getObject(2, UUID.class);
                    return new Door(
                            kind,
                            new Access(
                                    channelId,
                                    tour,
                                    row.getString(3),
                                    ACCOUNTS.get(kind),
                                    Map.of(),
                                    KEYS.get(kind),
                                    line));
                });
            });
        }
    }
}
