package org.whistlestop.channel.bluesky;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.whistlestop.channel.Access;

/** Keeps sign-ins for a while, as a Bluesky server allows few of them (30 in five minutes, 300 a day); losing them does no harm. */
final class Sessions {

    /** Shorter than any access token lives. */
    static final Duration KEPT = Duration.ofMinutes(45);

    private static final int MOST = 1000;

    private final Clock clock;
    private final Map<Key, Place> places = new ConcurrentHashMap<>();

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** @param lock of an access: the key too, unreadable, so that a new one does not get what the old one opened */
    private record Key(UUID channel, String address, String account, String lock) {}

    private static final class Place {
        private Session session;
    }

    /** The session of a channel, signed in where there is none; several who ask at once sign in once. */
    Session of(Access access, Pds pds) {
        if (places.size() > MOST) {
            places.clear();
        }
        var place = places.computeIfAbsent(keyOf(access), key -> new Place());
        synchronized (place) {
            if (place.session == null || !clock.instant().isBefore(place.session.until())) {
                place.session = pds.signIn(clock.instant().plus(KEPT));
            }
            return place.session;
        }
    }

    /** Forgets a session that the server does not take any more, unless another has renewed it meanwhile. */
    void forget(Access access, Session session) {
        places.computeIfPresent(keyOf(access), (key, place) -> place.session == session ? null : place);
    }

    private static Key keyOf(Access access) {
        return new Key(access.channelId(), access.address(), access.account(), hash(access.key()));
    }

    private static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
