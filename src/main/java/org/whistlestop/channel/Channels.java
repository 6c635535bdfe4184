package org.whistlestop.channel;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Person;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Tours;

/** Sets up where a tour speaks. */
@ApplicationScoped
public class Channels {

    @Inject
    Tours tours;

    @Inject
    Caller caller;

    @Inject
    ChannelKeys keys;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    @Inject
    @All
    List<Messenger> messengers;

    @Transactional
    public List<ChannelView> list(String tour) {
        return Channel.listOf(tours.forCaller(tour, Permission.SEE).id).stream()
                .map(this::view)
                .toList();
    }

    @Transactional
    public ChannelView get(String tour, UUID id) {
        return view(Channel.get(tours.forCaller(tour, Permission.SEE).id, id));
    }

    /** Sets a channel up, or anew under the same id; its kind and tour stay. */
    @Transactional
    public ChannelView put(String tour, UUID id, NewChannel request) {
        var tourId = tours.forCaller(tour, Permission.KEEP_KEYS).id;
        var channel = Channel.<Channel>findByIdOptional(id)
                .orElseGet(() -> added(id, tourId, request.kind(), caller.person()));
        checkFits(channel, tourId, request);
        channel.name = request.name();
        // A key is for one place: pointed to another, it would be shown to who sits there.
        if (channel.keyName != null
                && request.key() == null
                && !request.address().equals(channel.address)) {
            throw ProblemException.invalid(
                    "key", "The channel goes to another address", "Give the key that opens it there");
        }
        channel.address = request.address();
        channel.account = request.account();
        channel.settings = Map.copyOf(request.settings());
        channel.checkedAt = null;
        channel.knownAs = null;
        channel.trouble = null;
        if (request.key() != null) {
            channel.keyName = "channel-" + id;
            keys.put(tour, channel.keyName, new NewChannelKey(request.key()));
        }
        channel.persistAndFlush();
        audit.record(tourId, "set up", "channel", id, channel.name);
        return view(channel);
    }

    /** Lets a tour speak on its own pages; they need no key. */
    @Transactional
    public UUID addPages(UUID tourId, Person by, String name) {
        var channel = added(UUID.randomUUID(), tourId, ChannelKind.PAGES, by);
        channel.name = name;
        channel.persist();
        return channel.id;
    }

    private Channel added(UUID id, UUID tourId, ChannelKind kind, Person by) {
        var channel = new Channel(id, tourId, kind);
        channel.addedBy = by.id;
        channel.addedAt = clock.instant();
        return channel;
    }

    private void checkFits(Channel channel, UUID tourId, NewChannel request) {
        if (!channel.tourId.equals(tourId) || channel.removedAt != null) {
            throw ProblemException.notFound("There is no such channel on this tour.");
        }
        if (channel.kind != request.kind()) {
            throw ProblemException.invalid("kind", "A channel stays of its kind", "Add another channel");
        }
        Channel.findByName(tourId, request.name())
                .filter(other -> !other.id.equals(channel.id))
                .ifPresent(other -> {
                    throw ProblemException.conflict("There is a channel \"" + other.name + "\" already.");
                });
        if (channel.kind.isKeyed() && channel.keyName == null && request.key() == null) {
            throw ProblemException.invalid("key", "Nothing opens this channel", "Give its password or token");
        }
        if (!messengers().containsKey(channel.kind)) {
            throw ProblemException.invalid("kind", "This kind of channel is not spoken here", "Choose another one");
        }
    }

    /** Takes a channel away together with what opens it; what was said there stays written down. */
    @Transactional
    public void remove(String tour, UUID id) {
        var tourId = tours.forCaller(tour, Permission.KEEP_KEYS).id;
        var channel = Channel.get(tourId, id);
        channel.removedAt = clock.instant();
        if (channel.keyName != null) {
            keys.remove(tour, channel.keyName);
            channel.keyName = null;
        }
        audit.record(tourId, "removed", "channel", id, channel.name);
    }

    /** What each kind can take, with a channel's settings. */
    public Limits limits(Channel channel) {
        return messenger(channel.kind).limits(channel.settings);
    }

    public Messenger messenger(ChannelKind kind) {
        return messengers().get(kind);
    }

    /** By the kind they speak to. */
    public Map<ChannelKind, Messenger> messengers() {
        return messengers.stream().collect(Collectors.toMap(Messenger::kind, Function.identity()));
    }

    ChannelView view(Channel channel) {
        return new ChannelView(
                channel.id,
                channel.kind,
                channel.name,
                channel.address,
                channel.account,
                channel.settings,
                channel.keyName != null,
                limits(channel),
                channel.checkedAt,
                channel.knownAs,
                channel.trouble);
    }
}
