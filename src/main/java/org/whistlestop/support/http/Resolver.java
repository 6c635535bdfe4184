package org.whistlestop.support.http;

import java.net.InetAddress;
import java.util.List;

/** Tells which addresses a name stands for. */
interface Resolver {

    /** At least one address, the best first. */
    List<InetAddress> resolve(String host, Deadline deadline);
}
