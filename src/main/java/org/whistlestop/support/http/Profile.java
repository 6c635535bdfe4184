package org.whistlestop.support.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.whistlestop.support.WhistlestopConfig.Outbound;

/**
 * Where a request may go and what it may cost.
 *
 * @param door which of the three it is
 * @param only the one place it may go, or null for anyone's address
 * @param total for names, connections, redirects and bodies together
 * @param answerBytes of the body of the answer, unpacked
 */
record Profile(Door door, Target only, Duration total, int answerBytes) {

    enum Door {
        ANYONE,
        CHANNEL,
        PUSH
    }

    private static final Set<Integer> WEB_PORTS = Set.of(80, 443);
    private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie", "proxy-authorization");
    /** Says who we are to one push service, and opens nothing elsewhere (RFC 8292). */
    private static final String VAPID = "vapid ";

    static Profile anyone() {
        return new Profile(Door.ANYONE, null, Duration.ofSeconds(5), 1 << 20);
    }

    /** Anyone's address too, for a browser named it. */
    static Profile push() {
        return new Profile(Door.PUSH, null, Duration.ofSeconds(5), 1 << 16);
    }

    static Profile channel(Target only) {
        return channel(only, Duration.ofSeconds(30));
    }

    static Profile channel(Target only, Duration total) {
        return new Profile(Door.CHANNEL, only, total, 8 << 20);
    }

    boolean followsRedirects() {
        return door != Door.PUSH;
    }

    Budget.Rate rateFor(String host, Outbound limits) {
        var isPushService = limits.pushServices().stream()
                .map(service -> service.toLowerCase(Locale.ROOT))
                .anyMatch(service -> host.equals(service) || host.endsWith("." + service));
        return door == Door.PUSH && isPushService ? Budget.Rate.ofPushService(limits) : Budget.Rate.ofAnyone(limits);
    }

    /** Judges what can be judged before a name is looked up. */
    void check(Target target, Outgoing request) {
        if (only != null && !target.isSamePlace(only)) {
            throw OutboundException.refused("The channel " + only.place() + " points to another place, "
                    + target.place() + "; configure that one if it is right.");
        }
        if (only == null) {
            request.headers().entrySet().stream()
                    .filter(header -> isCredential(header.getKey(), header.getValue()))
                    .findAny()
                    .ifPresent(header -> {
                        throw OutboundException.refused(header.getKey() + " is not sent to anyone's address.");
                    });
        }
    }

    private boolean isCredential(String name, String value) {
        var isOurName = door == Door.PUSH && name.equalsIgnoreCase("authorization") && value.startsWith(VAPID);
        return !isOurName && CREDENTIALS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Judges an address that the target's host stands for. */
    void check(Target target, InetAddress address, boolean loopbackAllowed) {
        if (loopbackAllowed && address.isLoopbackAddress()) {
            return;
        }
        var reachable =
                AddressTable.isPublic(address) || (door == Door.CHANNEL && AddressTable.isPrivateNetwork(address));
        if (!reachable) {
            throw OutboundException.refused("The host " + target.host() + " stands for the address "
                    + address.getHostAddress() + ", which is not a public one.");
        }
        checkPort(target);
    }

    void checkPort(Target target) {
        if (door == Door.ANYONE && !WEB_PORTS.contains(target.port())) {
            throw OutboundException.refused("Port " + target.port() + " is not one of the web's, 80 and 443.");
        }
        if (door == Door.PUSH && !(target.tls() && target.port() == 443)) {
            throw OutboundException.refused("A push service is reached by https on port 443.");
        }
    }
}
