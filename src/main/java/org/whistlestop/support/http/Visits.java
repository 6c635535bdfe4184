package org.whistlestop.support.http;

import java.net.InetAddress;

/** Hears of every single request to a foreign host before it is made, and ends it by throwing. */
public interface Visits {

    Visits UNCOUNTED = new Visits() {};

    /** @param host a name in lower case and ASCII; what spells an address is not looked up */
    default void beforeLookUp(String host) {}

    /** @param address one that the request may go to */
    default void beforeConnecting(InetAddress address) {}
}
