package org.whistlestop.support.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.whistlestop.support.WhistlestopConfig;

/** Asks foreign hosts, and only where the profile of the request allows; blocking, so never on an event loop. */
@ApplicationScoped
public class GuardedClient {

    private static final int MOST_REDIRECTS = 3;

    @Inject
    Resolver resolver;

    @Inject
    Connector connector;

    @Inject
    Budget budget;

    @Inject
    WhistlestopConfig config;

    /** Reads a page at anyone's address. */
    public Answer get(String url) {
        return send(Outgoing.get(url));
    }

    /**
     * Sends to anyone's address: public, on port 80 or 443, without credentials, 5 s and 1 MB in all.
     *
     * @throws OutboundException saying what was refused or what failed
     */
    public Answer send(Outgoing request) {
        return follow(request, Profile.anyone());
    }

    /**
     * Sends to a channel that the operator configured: to that scheme, host and port only, with credentials if need be.
     *
     * @param channel address of the channel, whose path does not matter
     * @throws OutboundException saying what was refused or what failed
     */
    public Answer sendTo(String channel, Outgoing request) {
        return follow(request, Profile.channel(Target.parse(channel)));
    }

    /** The same for a channel that somebody waits for, who is not kept waiting longer than this. */
    public Answer sendTo(String channel, Outgoing request, Duration patience) {
        return follow(request, Profile.channel(Target.parse(channel), patience));
    }

    private Answer follow(Outgoing first, Profile profile) {
        var deadline = Deadline.in(profile.total());
        var request = first;
        var arrived = false;
        try {
            for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
                var answer = visit(Target.parse(request.url()), request, profile, deadline);
                if (!answer.isRedirect()) {
                    return answer;
                }
                arrived = true;
                request = request.redirected(answer);
            }
        } catch (OutboundException e) {
            throw arrived ? e.late() : e;
        }
        throw OutboundException.refusedLate("It redirects more than " + MOST_REDIRECTS + " times.");
    }

    private Answer visit(Target target, Outgoing request, Profile profile, Deadline deadline) {
        profile.check(target, request);
        try (var place = budget.enter(target.host())) {
            var address = permitted(target, profile, deadline);
            var hop = new Hop(target, address, request, deadline, profile.answerBytes());
            return Unpacking.of(connector.exchange(hop), profile.answerBytes());
        }
    }

    /** One forbidden address among many is enough to refuse: nobody has a reason to mix them but an attacker. */
    private InetAddress permitted(Target target, Profile profile, Deadline deadline) {
        var addresses = target.literal().map(List::of).orElseGet(() -> resolver.resolve(target.host(), deadline));
        for (var address : addresses) {
            profile.check(target, address, config.outbound().allowLoopback());
        }
        return addresses.get(0);
    }
}
