package org.whistlestop.channel.push;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** A browser that is told about a tour, or about one of its stops. */
@Entity
@DynamicUpdate
class Follower extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID tourId;

    /** Null: the whole tour. */
    public UUID stopId;

    public String endpoint;
    public byte[] publicKey;
    public byte[] auth;

    /** A mark of the network it came from, for a day. */
    public byte[] network;

    public Instant followedAt;

    /** When the browser said so last, or its push service took something. */
    public Instant heardAt;

    protected Follower() {}

    Follower(UUID id, UUID tourId, UUID stopId, Subscription subscription, byte[] network, Instant now) {
        this.id = id;
        this.tourId = tourId;
        this.stopId = stopId;
        this.endpoint = subscription.endpoint();
        this.publicKey = subscription.publicKey();
        this.auth = subscription.auth();
        this.network = network;
        this.followedAt = now;
        this.heardAt = now;
    }

    static Optional<Follower> find(UUID tourId, UUID id) {
        return find("tourId = ?1 and id = ?2", tourId, id).firstResultOptional();
    }

    /** The same browser under another id, such as one whose memory was cleared. */
    static Optional<Follower> findSame(Follower other) {
        return find(
                        "tourId = ?1 and endpoint = ?2 and coalesce(stopId, tourId) = ?3",
                        other.tourId,
                        other.endpoint,
                        other.stopId == null ? other.tourId : other.stopId)
                .firstResultOptional();
    }

    static long countOfNetwork(UUID tourId, byte[] network, Instant since) {
        return count("tourId = ?1 and network = ?2 and followedAt > ?3", tourId, network, since);
    }

    /** Checking and writing in one statement, so that a double tap is one follower. */
    boolean insertIfAbsent() {
        return getEntityManager()
                        .createQuery("""
                                insert into Follower (id, tourId, stopId, endpoint, publicKey, auth, network, followedAt, heardAt)
                                values (:id, :tour, :stop, :endpoint, :publicKey, :auth, :network, :at, :at)
                                on conflict do nothing""")
                        .setParameter("id", id)
                        .setParameter("tour", tourId)
                        .setParameter("stop", stopId)
                        .setParameter("endpoint", endpoint)
                        .setParameter("publicKey", publicKey)
                        .setParameter("auth", auth)
                        .setParameter("network", network)
                        .setParameter("at", followedAt)
                        .executeUpdate()
                == 1;
    }

    /** In constant time; whoever has it is the browser itself. */
    boolean isOpenedBy(String secret) {
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(auth);
        return MessageDigest.isEqual(bytes(text), bytes(secret));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    boolean is(Subscription subscription) {
        return endpoint.equals(subscription.endpoint()) && MessageDigest.isEqual(auth, subscription.auth());
    }
}
