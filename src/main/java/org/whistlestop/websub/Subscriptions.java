package org.whistlestop.websub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.whistlestop.feed.FeedDocument;
import org.whistlestop.feed.FeedDocuments;
import org.whistlestop.feed.Topic;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.support.http.GuardedClient;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.support.seal.Seals;

/** Takes wishes to subscribe, as far as nobody is flooded by them; whoever was named is asked before anything comes of it. */
@ApplicationScoped
class Subscriptions {

    /** Wishes for one host that nobody has answered for yet. */
    private static final int MOST_WISHES = 20;

    @Inject
    HubQueue queue;

    @Inject
    FeedDocuments feeds;

    @Inject
    GuardedClient client;

    @Inject
    Seals seals;

    @Inject
    WhistlestopConfig config;

    @Inject
    WebSubConfig websub;

    void ask(Wish wish) {
        var subscribes = wish.subscribes();
        var topic = topicOf(wish.topic());
        var feed = feeds.find(topic).orElseThrow(Subscriptions::noSuchFeed);
        var callback = wish.checkedCallback();
        var host = hostOf(callback);
        if (subscribes) {
            mustHaveRoom(host);
        }
        if (queue.countIntents(host) >= MOST_WISHES) {
            throw tooMany("That host has not answered " + MOST_WISHES + " questions yet. Try again in a minute.");
        }
        queue.add(intent(wish, subscribes, topic, feed, callback, host));
    }

    private Intent intent(Wish wish, boolean subscribes, Topic topic, FeedDocument feed, String callback, String host) {
        var id = UUID.randomUUID();
        var secret = subscribes ? wish.checkedSecret() : null;
        return new Intent(
                id,
                subscribes,
                topic.path(),
                feed.tourId(),
                callback,
                host,
                secret == null ? null : seals.seal(secret, recordOf(topic.path(), callback)),
                wish.lease(websub.lease(), websub.longest()).toSeconds(),
                0);
    }

    /** What a secret is sealed for. */
    static String recordOf(String topic, String callback) {
        return "feed_subscription " + topic + " " + callback;
    }

    private Topic topicOf(String address) {
        var base = config.baseUrl().resolve("/").toString();
        if (address == null || !address.startsWith(base)) {
            throw noSuchFeed();
        }
        return Topic.parse(address.substring(base.length() - 1)).orElseThrow(Subscriptions::noSuchFeed);
    }

    private static ProblemException noSuchFeed() {
        return ProblemException.invalid(
                "hub.topic", "This is no feed of ours", "Give the address that a feed names as \"self\"");
    }

    private String hostOf(String callback) {
        try {
            return client.check(callback);
        } catch (OutboundException e) {
            throw ProblemException.invalid("hub.callback", e.getMessage(), "Give a public address");
        }
    }

    private void mustHaveRoom(String host) {
        if (queue.countSubscriptions(host) >= websub.perHost() || queue.countSubscriptions(null) >= websub.most()) {
            throw tooMany("There are as many subscriptions as this hub takes. Let some of them end first.");
        }
    }

    private static ProblemException tooMany(String why) {
        return new ProblemException(Problem.of(429, why));
    }
}
