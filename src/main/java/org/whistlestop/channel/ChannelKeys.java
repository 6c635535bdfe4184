package org.whistlestop.channel;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.seal.Seals;
import org.whistlestop.tour.Tours;

/** Keeps the keys of a tour's channels. */
@ApplicationScoped
public class ChannelKeys {

    private static final Pattern NAME = Pattern.compile("(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*");
    private static final Logger LOG = Logger.getLogger(ChannelKeys.class);

    @Inject
    Tours tours;

    @Inject
    Caller caller;

    @Inject
    Seals seals;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** The names of the keys that there are, with who set them and when. */
    @Transactional
    public List<ChannelKeyView> list(String tour) {
        return ChannelKey.listOf(tourOfKeeper(tour)).stream()
                .map(ChannelKeyView::of)
                .toList();
    }

    /** Keeps a value, instead of the one of that name if there is any. */
    @Transactional
    public ChannelKeyView put(String tour, String name, NewChannelKey request) {
        var id = new ChannelKey.Id(tourOfKeeper(tour), checked(name));
        var key = ChannelKey.find(id.tourId(), name).orElseGet(() -> new ChannelKey(id));
        key.sealed = seals.seal(request.value().strip(), id.record());
        key.setBy = caller.person().id;
        key.setAt = clock.instant();
        key.persist();
        audit.record(id.tourId(), "set", "channel key", name, name);
        return ChannelKeyView.of(key);
    }

    @Transactional
    public void remove(String tour, String name) {
        var id = new ChannelKey.Id(tourOfKeeper(tour), name);
        if (!ChannelKey.deleteById(id)) {
            throw ProblemException.notFound("There is no key of that name.");
        }
        audit.record(id.tourId(), "removed", "channel key", name, name);
    }

    /** The value itself, for who speaks to the channel. */
    @Transactional
    Optional<String> open(UUID tourId, String name) {
        return ChannelKey.find(tourId, name).map(key -> seals.open(key.sealed, key.id.record()));
    }

    /** Seals under the first key what an older one has sealed, so that the older can go at the next start. */
    @Transactional
    void renew(@Observes StartupEvent event) {
        // Locked, so that a value set meanwhile is not overwritten with the former one.
        var old = ChannelKey.<ChannelKey>findAll().withLock(LockModeType.PESSIMISTIC_WRITE).list().stream()
                .filter(key -> seals.isOld(key.sealed))
                .toList();
        for (var key : old) {
            var secret = seals.open(key.sealed, key.id.record());
            key.sealed = seals.seal(secret, key.id.record());
        }
        if (!old.isEmpty()) {
            LOG.infof("Sealed %d channel keys anew under the first of whistlestop.secrets.keys", old.size());
        }
    }

    private static String checked(String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw ProblemException.invalid(
                    "name",
                    "This is no name for a key",
                    "Use small letters, digits and single hyphens, 60 at most, as in blog-password");
        }
        return name;
    }

    private UUID tourOfKeeper(String tour) {
        return tours.forCaller(tour, Permission.KEEP_KEYS).id;
    }
}
