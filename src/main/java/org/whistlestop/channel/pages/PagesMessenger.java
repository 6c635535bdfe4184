package org.whistlestop.channel.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.channel.Check;
import org.whistlestop.channel.Limits;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.Messenger;
import org.whistlestop.channel.Sent;
import org.whistlestop.channel.Steps;

/** Says it on our own pages and in our feeds, which read what is settled as sent: there is nobody else to ask. */
@ApplicationScoped
class PagesMessenger implements Messenger {

    private static final Limits LIMITS = new Limits(
            5000,
            Limits.Counting.CHARACTERS,
            0,
            false,
            true,
            true,
            1500,
            List.of(
                    "It stands on the tour's and the stop's page and in the feeds.",
                    "Feed readers fetch when they like, often an hour later."));

    @Override
    public ChannelKind kind() {
        return ChannelKind.PAGES;
    }

    @Override
    public Limits limits(Map<String, String> settings) {
        return LIMITS;
    }

    @Override
    public String nameFor(UUID delivery, Instant due) {
        return delivery.toString();
    }

    @Override
    public Check check(Access access) {
        return new Check(null, null, List.of());
    }

    @Override
    public String dryRun(Access access, Message message) {
        return message.title() + "\n\n" + message.text();
    }

    @Override
    public Sent send(Access access, Message message, Steps steps) {
        steps.goOn();
        return new Sent(message.name(), message.link(), "It stands on our pages.");
    }

    @Override
    public Optional<Sent> find(Access access, Message message, Steps steps) {
        return Optional.empty();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }
}
