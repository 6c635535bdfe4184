package org.whistlestop.channel;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.whistlestop.account.Permission;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.tour.Tours;

/** Tests whether channels still accept us. */
@ApplicationScoped
public class ChannelChecks {

    private static final Duration PATIENCE = Duration.ofSeconds(9);
    private static final int LONGEST = 1000;

    @Inject
    Tours tours;

    @Inject
    Channels channels;

    @Inject
    ChannelDoor door;

    @Inject
    Clock clock;

    /** Tests a channel for its keeper and answers it with what was found. */
    public ChannelView check(String tour, UUID id) {
        QuarkusTransaction.requiringNew().run(() -> Channel.get(tours.forCaller(tour, Permission.SEE).id, id));
        check(id);
        return QuarkusTransaction.requiringNew().call(() -> channels.get(tour, id));
    }

    /** Asks the channel outside of any transaction; answers whether it accepts us. */
    public boolean check(UUID id) {
        String knownAs = null;
        String trouble = null;
        try {
            var access = door.open(id, PATIENCE);
            var kind = QuarkusTransaction.requiringNew().call(() -> Channel.<Channel>findById(id).kind);
            knownAs = channels.messenger(kind).check(access).account();
        } catch (NotSent | OutboundException e) {
            trouble = e.getMessage();
        }
        keep(id, knownAs, trouble);
        return trouble == null;
    }

    private void keep(UUID id, String knownAs, String trouble) {
        QuarkusTransaction.requiringNew().run(() -> {
            Channel channel = Channel.findById(id);
            channel.checkedAt = clock.instant();
            channel.trouble = trouble == null || trouble.length() <= LONGEST ? trouble : trouble.substring(0, LONGEST);
            if (trouble == null) {
                channel.knownAs = knownAs;
            }
        });
    }
}
