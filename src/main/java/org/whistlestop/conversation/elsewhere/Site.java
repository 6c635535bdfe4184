package org.whistlestop.conversation.elsewhere;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;

/** Tells whose a host is: all names below one that can be registered, by the public suffix list, are one site. */
public final class Site {

    private Site() {}

    /** @param host in lower case and ASCII; an address stands for itself */
    public static String of(String host) {
        if (InetAddresses.isInetAddress(host)) {
            return host;
        }
        try {
            var name = InternetDomainName.from(host);
            return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : lastTwo(host);
        } catch (IllegalArgumentException e) {
            return lastTwo(host);
        }
    }

    /** Of a name that the list does not know, or that is a suffix itself. */
    private static String lastTwo(String host) {
        return host.replaceFirst("^.*\\.([^.]+\\.[^.]+)$", "$1");
    }
}
