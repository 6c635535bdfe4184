package org.whistlestop.channel.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.support.http.Outgoing;

/**
 * Hands announcements to a program, signed by Standard Webhooks. A repeat carries the same {@code webhook-id}, by which the receiver
 * knows that it is one.
 */
@ApplicationScoped
public class WebhookMessenger implements Messenger {

    private static final Pattern STOP = Pattern.compile(".*/tours/([^/?#]+)/stops/([^/?#]+)");

    private static final String SENT_ON =
            "The receiver sends us on to another address. Enter the one that takes the message itself.";

    private final Clock clock;

    @Inject
    public WebhookMessenger(Clock clock) {
        this.clock = clock;
    }

    public WebhookMessenger() {
        this(Clock.systemUTC());
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public Limits limits(Map<String, String> settings) {
        return new Limits(
                0,
                Limits.Counting.CHARACTERS,
                0,
                false,
                true,
                false,
                0,
                List.of(
                        "A message may arrive more than once, with the same webhook-id each time; a receiver that acts on every"
                                + " arrival doubles it.",
                        "There is no way to ask a receiver whether it has a message.",
                        "The connection test sends a signed event of type “ping” without data; the receiver should answer it"
                                + " with 2xx and do nothing.",
                        "No photo is sent; it stands behind the link."));
    }

    @Override
    public String nameFor(UUID delivery, Instant due) {
        return "msg_" + delivery.toString().replace("-", "");
    }

    @Override
    public Check check(Access access) {
        var secrets = WebhookSecrets.parse(access.key());
        var answer = ask(access, "ping_" + UUID.randomUUID().toString().replace("-", ""), ping(), secrets);
        var signed = secrets.secrets().size() == 1
                ? "It was signed with one secret."
                : "It was signed with both secrets of the key.";
        return new Check(null, null, List.of("The receiver answered a ping with " + answer.status() + ". " + signed));
    }

    @Override
    public String dryRun(Access access, Message message) {
        return "POST " + access.address() + "\nContent-Type: application/json\nwebhook-id: " + message.name()
                + "\nwebhook-timestamp: (the second of sending)\nwebhook-signature: (v1, by the key)\n\n"
                + event(message).toPrettyString();
    }

    @Override
    public Sent send(Access access, Message message, Steps steps) {
        var secrets = WebhookSecrets.parse(access.key());
        var answer = ask(access, message.name(), event(message), secrets);
        return new Sent(message.name(), null, "The receiver answered " + answer.status());
    }

    @Override
    public Optional<Sent> find(Access access, Message message, Steps steps) {
        throw NotSent.unknown("A webhook's receiver cannot be asked what it has.");
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    private Answer ask(Access access, String id, ObjectNode event, WebhookSecrets secrets) {
        var body = event.toString();
        var now = clock.instant().getEpochSecond();
        var request = Outgoing.post(access.address(), "application/json", body.getBytes(StandardCharsets.UTF_8))
                .with("webhook-id", id)
                .with("webhook-timestamp", Long.toString(now))
                .with("webhook-signature", secrets.sign(id, now, body));
        var answer = ask(access, request);
        // A redirect that was followed has become another request, perhaps one without the message.
        if (!answer.url().equals(request.url()) || List.of(301, 302, 303).contains(answer.status())) {
            throw NotSent.unknown(SENT_ON);
        }
        if (answer.status() < 200 || answer.status() >= 300) {
            throw notTaken(answer);
        }
        return answer;
    }

    private static Answer ask(Access access, Outgoing request) {
        try {
            return access.line().send(request);
        } catch (OutboundException e) {
            throw NotSent.of(e);
        }
    }

    private static NotSent notTaken(Answer answer) {
        return switch (answer.status()) {
            case 307, 308 -> NotSent.refused(SENT_ON);
            case 401, 403 ->
                NotSent.refused(
                        "The receiver answered " + answer.status()
                                + ": it does not accept our signature. Compare the secret on both sides, and the clock over there.");
            case 404, 405 ->
                NotSent.refused(
                        "The receiver answered " + answer.status() + ": nothing takes messages at this address.");
            case 410 ->
                NotSent.refused("The receiver answered 410: it wants no more messages at this address, ever. Remove the"
                        + " channel, or ask who runs it.");
            default -> NotSent.of(answer, "");
        };
    }

    private ObjectNode ping() {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("type", "ping");
        event.put("timestamp", clock.instant().toString());
        event.putObject("data");
        return event;
    }

    /** The same bytes on every repeat. */
    private static ObjectNode event(Message message) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("type", "announcement.published");
        event.put("timestamp", message.due() == null ? null : message.due().toString());
        var data = event.putObject("data");
        data.put("id", message.delivery().toString());
        data.put("title", message.title());
        data.put("text", message.text());
        data.put("language", message.language());
        data.put("link", message.link());
        var stop = STOP.matcher(message.link() == null ? "" : message.link());
        data.put("tour", stop.lookingAt() ? stop.group(1) : null);
        data.put("stop", stop.lookingAt() ? stop.group(2) : null);
        return event;
    }
}
