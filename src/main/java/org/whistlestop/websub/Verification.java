package org.whistlestop.websub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.whistlestop.feed.FeedDocuments;
import org.whistlestop.feed.Topic;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.GuardedClient;
import org.whistlestop.support.http.OutboundException;

/** Asks who was named in a wish whether it is theirs (WebSub, section 5.3). */
@ApplicationScoped
class Verification {

    private static final int MOST_ATTEMPTS = 3;
    private static final Duration BUSY = Duration.ofSeconds(20);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    HubQueue queue;

    @Inject
    GuardedClient client;

    @Inject
    FeedDocuments feeds;

    @Inject
    WhistlestopConfig config;

    @Inject
    WebSubConfig websub;

    void verify(Intent intent) {
        var challenge = challenge();
        try {
            settle(intent, challenge, client.get(question(intent, challenge)));
        } catch (OutboundException e) {
            switch (e.kind()) {
                case REFUSED -> queue.drop(intent);
                case BUSY -> queue.later(intent, BUSY, false);
                case UNREACHABLE -> again(intent);
            }
        }
    }

    private void settle(Intent intent, String challenge, Answer answer) {
        if (answer.status() >= 500) {
            again(intent);
        } else if (answer.status() / 100 != 2 || !says(answer, challenge)) {
            queue.drop(intent);
        } else if (intent.subscribes()) {
            subscribe(intent);
        } else {
            queue.unsubscribe(intent);
        }
    }

    private void subscribe(Intent intent) {
        Topic.parse(intent.topic())
                .flatMap(feeds::find)
                .ifPresentOrElse(feed -> queue.subscribe(intent, feed.hash()), () -> queue.drop(intent));
    }

    private void again(Intent intent) {
        if (intent.attempt() >= MOST_ATTEMPTS) {
            queue.drop(intent);
        } else {
            queue.later(intent, Retry.after(websub.firstRetry(), intent.attempt(), Duration.ofMinutes(5)), true);
        }
    }

    private String question(Intent intent, String challenge) {
        var callback = intent.callback();
        var asked = callback + (callback.contains("?") ? "&" : "?") + "hub.mode="
                + (intent.subscribes() ? "subscribe" : "unsubscribe") + "&hub.topic="
                + encoded(config.baseUrl().resolve(intent.topic()).toString()) + "&hub.challenge=" + challenge;
        return intent.subscribes() ? asked + "&hub.lease_seconds=" + intent.leaseSeconds() : asked;
    }

    private static boolean says(Answer answer, String challenge) {
        return MessageDigest.isEqual(answer.body(), challenge.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
