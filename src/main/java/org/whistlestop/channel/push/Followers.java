package org.whistlestop.channel.push;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Permission;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.http.GuardedClient;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.support.limit.Networks;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Lets browsers follow a tour or one stop, and stop following; whoever asks learns of nobody else. */
@ApplicationScoped
class Followers {

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    GuardedClient client;

    @Inject
    Networks networks;

    @Inject
    Tours tours;

    @Inject
    PushConfig config;

    @Inject
    Clock clock;

    @Inject
    EntityManager database;

    record Followed(FollowView view, boolean isNew) {}

    /** Follows, or says again that it does; the same browser under a new id takes the place of the old one. */
    @Transactional
    Followed follow(String tourSlug, UUID id, NewFollower request, HttpServerRequest from) {
        var subscription = checked(Subscription.of(request));
        var tour = Tour.getBySlug(tourSlug);
        var stop = Optional.ofNullable(request.stop()).map(slug -> publicStop(tour, slug));
        var asked = new Follower(
                id,
                tour.id,
                stop.map(found -> found.id).orElse(null),
                subscription,
                networks.markOf(from),
                clock.instant());
        var view = new FollowView(id, tourSlug, stop.map(found -> found.slug).orElse(null));
        return new Followed(view, !isKnown(asked, subscription) && insert(asked, subscription));
    }

    private Subscription checked(Subscription subscription) {
        try {
            client.checkPush(subscription.endpoint());
            return subscription;
        } catch (OutboundException e) {
            throw ProblemException.invalid(
                    "endpoint",
                    "This is no address of a push service",
                    "Send the endpoint of the browser's subscription as it is");
        }
    }

    /** A hidden stop answers like an unknown one. */
    private static Stop publicStop(Tour tour, String slug) {
        return Stop.<Stop>find("tourId = ?1 and slug = ?2 and published", tour.id, slug)
                .firstResultOptional()
                .or(() -> Stop.findByPublicFormerSlug(tour.id, slug))
                .orElseThrow(() -> ProblemException.notFound("There is no such stop on this tour."));
    }

    /** A browser may turn from the tour to a stop, or back. */
    private boolean isKnown(Follower asked, Subscription subscription) {
        Follower known = Follower.findById(asked.id);
        if (known == null) {
            return false;
        }
        if (!known.tourId.equals(asked.tourId) || !known.is(subscription)) {
            throw ProblemException.conflict("This id is another follower's. Make a new one.");
        }
        Follower.findSame(asked).filter(same -> same != known).ifPresent(Follower::delete);
        Follower.flush();
        known.stopId = asked.stopId;
        known.heardAt = asked.heardAt;
        return true;
    }

    /** False when the same request was quicker by another way. */
    private boolean insert(Follower asked, Subscription subscription) {
        // Under the same id it is this very request, sent twice.
        Follower.findSame(asked).filter(same -> !same.id.equals(asked.id)).ifPresent(same -> {
            if (!same.is(subscription)) {
                throw ProblemException.conflict("This subscription is another browser's.");
            }
            same.delete();
            Follower.flush();
        });
        if (Follower.countOfNetwork(asked.tourId, asked.network, asked.followedAt.minus(DAY)) >= config.perNetwork()) {
            throw new ProblemException(Problem.of(
                    429,
                    "Very many from your network have begun to follow today. Try again tomorrow, or on another one."));
        }
        var isNew = asked.insertIfAbsent();
        if (!isNew && Follower.count("id", asked.id) == 0) {
            throw ProblemException.conflict("This browser is just being written down under another id. Try again.");
        }
        return isNew;
    }

    /** 404 with another secret, as for an unknown follower. */
    @Transactional
    void unfollow(String tourSlug, UUID id, String secret) {
        var tour = Tour.getBySlug(tourSlug);
        Follower.find(tour.id, id)
                .filter(follower -> secret != null && follower.isOpenedBy(secret))
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no such follower, or the header Push-Auth is not its \"auth\"."))
                .delete();
    }

    /** Numbers only, for staff. */
    @Transactional
    FollowersView count(String tourSlug) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        var whole = (int) Follower.count("tourId = ?1 and stopId is null", tour.id);
        return new FollowersView(whole, countByStop(tour), before(tour));
    }

    @SuppressWarnings("unchecked")
    private List<FollowersView.OfStop> countByStop(Tour tour) {
        List<Object[]> rows =
                database.createNativeQuery("""
                        select s.slug, count(f.id), coalesce(max(b.many), 0)
                        from stop s
                          left join follower f on f.stop_id = s.id
                          left join former_followers b on b.place_id = s.id
                        where s.tour_id = :tour
                        group by s.id having count(f.id) > 0 or max(b.many) > 0
                        order by s.starts_at, s.id""").setParameter("tour", tour.id).getResultList();
        return rows.stream()
                .map(row -> new FollowersView.OfStop(
                        (String) row[0], ((Number) row[1]).intValue(), ((Number) row[2]).intValue()))
                .toList();
    }

    private int before(Tour tour) {
        return ((Number) database.createNativeQuery(
                                "select coalesce(max(many), 0) from former_followers where place_id = :tour")
                        .setParameter("tour", tour.id)
                        .getSingleResult())
                .intValue();
    }
}
