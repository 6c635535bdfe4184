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
    HopSpans spans;

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
     * Sends to anyone's address like {@link #send}, where somebody counts what each place is asked.
     *
     * @param visits asked before every single request, the redirected ones too
     * @throws OutboundException saying what was refused or what failed
     */
    public Answer send(Outgoing request, Visits visits) {
        return follow(request, Profile.anyone(), visits);
    }

    /**
     * Hands a message for one browser to the push service that it named: public, by https on port 443, 5 s and 64 kB in all,
     * without redirects; the only credential is our own name there (RFC 8292).
     *
     * @throws OutboundException saying what was refused or what failed
     */
    public Answer push(Outgoing request) {
        return follow(request, Profile.push());
    }

    /**
     * Judges an address for {@link #push} as far as that goes without asking what its name stands for.
     *
     * @throws OutboundException saying what is refused
     */
    public void checkPush(String url) {
        check(url, Profile.push());
    }

    /**
     * Judges an address for {@link #send} as far as that goes without asking what its name stands for.
     *
     * @return the host, an IPv6 address without its brackets
     * @throws OutboundException saying what is refused
     */
    public String check(String url) {
        return check(url, Profile.anyone());
    }

    private String check(String url, Profile profile) {
        var target = Target.parse(url);
        if (!isHere(target) || !config.outbound().allowLoopback()) {
            checkPublic(target, profile);
        }
        return target.host();
    }

    private static boolean isHere(Target target) {
        return target.literal()
                .map(InetAddress::isLoopbackAddress)
                .orElse(target.host().equals("localhost"));
    }

    private static void checkPublic(Target target, Profile profile) {
        if (isHere(target) || (target.literal().isEmpty() && !target.host().contains("."))) {
            throw OutboundException.refused("The host " + target.host() + " is not a public one.");
        }
        target.literal().ifPresent(address -> profile.check(target, address, false));
        profile.checkPort(target);
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
        return follow(first, profile, Visits.UNCOUNTED);
    }

    private Answer follow(Outgoing first, Profile profile, Visits visits) {
        var deadline = Deadline.in(profile.total());
        var request = first;
        var arrived = false;
        try {
            for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
                var answer = visit(Target.parse(request.url()), request, profile, deadline, visits);
                if (!answer.isRedirect() || !profile.followsRedirects()) {
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

    private Answer visit(Target target, Outgoing request, Profile profile, Deadline deadline, Visits visits) {
        profile.check(target, request);
        target.literal().ifPresentOrElse(visits::beforeConnecting, () -> visits.beforeLookUp(target.host()));
        try (var place = budget.enter(target.host(), profile.rateFor(target.host(), config.outbound()))) {
            var address = permitted(target, profile, deadline);
            if (target.literal().isEmpty()) {
                visits.beforeConnecting(address);
            }
            var hop = new Hop(target, address, request, deadline, profile.answerBytes());
            return Unpacking.of(spans.around(hop, () -> connector.exchange(hop)), profile.answerBytes());
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
