package org.whistlestop.websub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;
import org.whistlestop.feed.FeedDocument;
import org.whistlestop.feed.FeedDocuments;
import org.whistlestop.feed.Topic;
import org.whistlestop.support.http.GuardedClient;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.support.http.Outgoing;
import org.whistlestop.support.seal.Seals;

/** Sends a changed feed to one subscriber, whole and as it is now (WebSub, section 7). */
@ApplicationScoped
class Telling {

    private static final Logger LOG = Logger.getLogger(Telling.class);
    private static final int GONE = 410;
    private static final int MOST_ATTEMPTS = 8;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final Duration BUSY = Duration.ofSeconds(20);

    @Inject
    HubQueue queue;

    @Inject
    FeedDocuments feeds;

    @Inject
    GuardedClient client;

    @Inject
    Seals seals;

    @Inject
    WebSubConfig websub;

    void tell(Push push) {
        var feed = Topic.parse(push.topic()).flatMap(feeds::find);
        if (feed.isEmpty()) {
            queue.end(push); // it went to another address, which readers find by the redirect
            return;
        }
        try {
            settle(push, feed.get(), client.send(request(push, feed.get())).status());
        } catch (OutboundException e) {
            settle(push, feed.get(), e);
        }
    }

    private void settle(Push push, FeedDocument feed, int status) {
        if (status / 100 == 2) {
            queue.told(push, feed.hash());
        } else if (status == GONE) {
            queue.end(push);
        } else {
            again(push, feed);
        }
    }

    private void settle(Push push, FeedDocument feed, OutboundException e) {
        switch (e.kind()) {
            case REFUSED -> queue.end(push);
            case BUSY -> queue.later(push, BUSY, false);
            case UNREACHABLE -> again(push, feed);
        }
    }

    /** Who misses one change for good is told of the next one all the same. */
    private void again(Push push, FeedDocument feed) {
        if (push.attempt() >= MOST_ATTEMPTS) {
            LOG.debugf("A subscriber at %s could not be told", push.host());
            queue.told(push, feed.hash());
        } else {
            queue.later(push, Retry.after(websub.firstRetry(), push.attempt(), LONGEST_WAIT), true);
        }
    }

    private Outgoing request(Push push, FeedDocument feed) {
        var body = feed.page().text().getBytes(StandardCharsets.UTF_8);
        var links = "<" + feed.hub() + ">; rel=\"hub\", <" + feed.address() + ">; rel=\"self\"";
        var request = Outgoing.post(push.callback(), feed.page().type(), body).with("Link", links);
        if (push.secret() == null) {
            return request;
        }
        var secret = seals.open(push.secret(), Subscriptions.recordOf(push.topic(), push.callback()));
        return request.with("X-Hub-Signature", "sha256=" + hmac(secret, body));
    }

    static String hmac(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java can do this", e);
        }
    }
}
