package org.whistlestop.support.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Where a request may go and what it may cost.
 *
 * @param only the one place it may go, or null for anyone's address
 * @param total for names, connections, redirects and bodies together
 * @param answerBytes of the body of the answer, unpacked
 */
record Profile(Target only, Duration total, int answerBytes) {

    private static final Set<Integer> WEB_PORTS = Set.of(80, 443);
    private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie", "proxy-authorization");

    static Profile anyone() {
        return new Profile(null, Duration.ofSeconds(5), 1 << 20);
    }

    static Profile channel(Target only) {
        return channel(only, Duration.ofSeconds(30));
    }

    static Profile channel(Target only, Duration total) {
        return new Profile(only, total, 8 << 20);
    }

    /** Judges what can be judged before a name is looked up. */
    void check(Target target, Outgoing request) {
        if (only != null && !target.isSamePlace(only)) {
            throw OutboundException.refused("The channel " + only.place() + " points to another place, "
                    + target.place() + "; configure that one if it is right.");
        }
        if (only == null) {
            request.headers().keySet().stream()
                    .filter(name -> CREDENTIALS.contains(name.toLowerCase(Locale.ROOT)))
                    .findAny()
                    .ifPresent(name -> {
                        throw OutboundException.refused(name + " is not sent to anyone's address.");
                    });
        }
    }

    /** Judges an address that the target's host stands for. */
    void check(Target target, InetAddress address, boolean loopbackAllowed) {
        if (loopbackAllowed && address.isLoopbackAddress()) {
            return;
        }
        var reachable = AddressTable.isPublic(address) || (only != null && AddressTable.isPrivateNetwork(address));
        if (!reachable) {
            throw OutboundException.refused("The host " + target.host() + " stands for the address "
                    + address.getHostAddress() + ", which is not a public one.");
        }
        if (only == null && !WEB_PORTS.contains(target.port())) {
            throw OutboundException.refused("Port " + target.port() + " is not one of the web's, 80 and 443.");
        }
    }
}
