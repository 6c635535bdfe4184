package org.whistlestop.channel.push;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.channel.Check;
import org.whistlestop.channel.Limits;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.Messenger;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Sent;
import org.whistlestop.channel.Steps;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.support.http.GuardedClient;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.support.http.Outgoing;
import org.whistlestop.tour.Stop;

/** Tells who follows a tour, each browser through the push service that it named (RFC 8030, 8291, 8292). */
@ApplicationScoped
public class PushMessenger implements Messenger {

    /** What Android shows before it cuts. */
    private static final int LONGEST = 240;

    private static final Limits LIMITS = new Limits(
            LONGEST,
            Limits.Counting.CHARACTERS,
            0,
            false,
            true,
            false,
            0,
            List.of(
                    "It reaches those who tapped “Tell me when…” on this tour’s pages, and whose stop it is about.",
                    "A phone shows the title and about two lines; a tap opens the stop’s page.",
                    "That a push service has taken a note does not mean that anybody has seen it.",
                    "What is shown cannot be taken back."));

    private static final Pattern STOP_PAGE = Pattern.compile(".*/tours/[^/]+/stops/([^/?#]+)/?([?#].*)?");

    @Inject
    PushKeys keys;

    @Inject
    SentNotes sent;

    @Inject
    GuardedClient client;

    @Inject
    PushConfig config;

    @Inject
    WhistlestopConfig installation;

    @Inject
    Clock clock;

    Pace pace = Pace.USUAL;

    @Override
    public ChannelKind kind() {
        return ChannelKind.PUSH;
    }

    @Override
    public Limits limits(Map<String, String> settings) {
        return LIMITS;
    }

    /** Also the topic by which a push service, and the tag by which a browser, lets a repeat replace the first. */
    @Override
    public String nameFor(UUID delivery, Instant due) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(delivery.getMostSignificantBits())
                .putLong(delivery.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    @Override
    @Transactional
    public Check check(Access access) {
        key();
        var whole = Follower.count("tourId = ?1 and stopId is null", access.tourId());
        var single = Follower.count("tourId = ?1 and stopId is not null", access.tourId());
        var count = "%d follow the whole tour, %d one stop.".formatted(whole, single);
        var warning = "Browsers follow over https only, and push services want an https address of ours: set "
                + "whistlestop.base-url.";
        return new Check(
                subject(),
                null,
                installation.baseUrl().getScheme().equals("https") ? List.of(count) : List.of(count, warning));
    }

    @Override
    public String dryRun(Access access, Message message) {
        var note = PushNote.of(message);
        note.bytes();
        return "To each browser that follows the tour"
                + findSlug(message.link()).map(slug -> " or the stop " + slug).orElse("") + ":\n"
                + "TTL: " + config.keep().toSeconds() + "\nUrgency: normal\nTopic: " + message.name() + "\n\n"
                + note.json();
    }

    @Override
    public Sent send(Access access, Message message, Steps steps) {
        var open = sent.listOpen(message.delivery(), access.tourId(), stopOf(access, message));
        var telling =
                new Telling(pace, post(message), (told, gone) -> sent.write(message.delivery(), told, gone), steps);
        var now = telling.tell(open);
        var all = sent.count(message.delivery());
        var tally = new Tally(all[0], all[1], now.missed(), now.why(), now.refused());
        if (tally.told() == 0 && tally.missed() > 0) {
            var words = "Nobody was reached: " + tally.why() + ". " + tally.inWords() + ".";
            throw tally.refused() ? NotSent.refused(words) : NotSent.notNow(words);
        }
        return new Sent(message.name(), null, tally.inWords());
    }

    /** Who follows one stop hears what links to its page. */
    private UUID stopOf(Access access, Message message) {
        return QuarkusTransaction.requiringNew().call(() -> findSlug(message.link())
                .flatMap(slug -> Stop.findBySlug(access.tourId(), slug))
                .map(stop -> stop.id)
                .orElse(null));
    }

    private static Optional<String> findSlug(String link) {
        return Optional.ofNullable(link)
                .map(STOP_PAGE::matcher)
                .filter(found -> found.matches())
                .map(found -> found.group(1));
    }

    private Function<Recipient, Outcome> post(Message message) {
        var note = PushNote.of(message).bytes();
        var key = key();
        var names = new ConcurrentHashMap<String, String>();
        return recipient -> {
            var to = recipient.subscription();
            var name = names.computeIfAbsent(
                    to.service(), service -> key.authorization(service, subject(), clock.instant()));
            var request = Outgoing.post(to.endpoint(), "application/octet-stream", to.seal(note))
                    .with("Content-Encoding", "aes128gcm")
                    .with("TTL", String.valueOf(config.keep().toSeconds()))
                    .with("Urgency", "normal")
                    .with("Topic", message.name())
                    .with("Authorization", name);
            try {
                return Outcome.of(client.push(request));
            } catch (OutboundException e) {
                return Outcome.of(e);
            }
        };
    }

    private Vapid key() {
        try {
            return keys.get();
        } catch (ProblemException e) {
            throw NotSent.refused(e.getMessage());
        }
    }

    /** Where the push services' operators reach us. */
    private String subject() {
        return installation.baseUrl().toString();
    }

    /** Push services keep no list that could be asked. */
    @Override
    public Optional<Sent> find(Access access, Message message, Steps steps) {
        throw NotSent.unknown("No push service tells what it has taken. Sending again reaches who was not told yet.");
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }
}
