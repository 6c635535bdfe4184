package org.whistlestop.checkin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells addresses that anybody can open from those that lead into somebody's own network, or hide where they lead. */
final class PublicAddress {

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    /** Two labels or more, the last one no number in any spelling. */
    private static final Pattern NAME = Pattern.compile("(" + LABEL + "\\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})");

    /** Names that no public server answers to (RFC 6761, RFC 6762, RFC 8375 and what offices and homes use). */
    private static final Set<String> OWN_NETWORK = Set.of(
            "localhost",
            "local",
            "localdomain",
            "internal",
            "intranet",
            "private",
            "corp",
            "home",
            "lan",
            "arpa",
            "test",
            "example",
            "invalid",
            "onion");

    private PublicAddress() {}

    /** True for https with a public host name, without a name or password in front of it. */
    static boolean isPublic(String address) {
        return findHost(address).isPresent();
    }

    /** The host in lower case; empty for what is no public address. */
    static Optional<String> findHost(String address) {
        try {
            var uri = new URI(address);
            return isPlain(address)
                            && "https".equalsIgnoreCase(uri.getScheme())
                            && uri.getRawUserInfo() == null
                            && isPort(uri.getPort())
                    ? Optional.ofNullable(uri.getHost())
                            .map(host -> host.toLowerCase(Locale.ROOT))
                            .filter(PublicAddress::isPublicName)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** As the bar of a browser copies it; elsewhere signs can hide that turn the direction of writing. */
    private static boolean isPlain(String address) {
        return address.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static boolean isPort(int port) {
        return port == -1 || port > 0 && port < 65_536;
    }

    private static boolean isPublicName(String host) {
        return host.length() <= 253
                && NAME.matcher(host).matches()
                && !OWN_NETWORK.contains(host.substring(host.lastIndexOf('.') + 1));
    }
}
