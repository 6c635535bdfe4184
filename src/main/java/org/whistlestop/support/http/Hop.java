package org.whistlestop.support.http;

import java.net.InetAddress;

/**
 * One request to one checked address.
 *
 * @param address the one to connect to; the target's name is for the Host header and the certificate only
 */
record Hop(Target target, InetAddress address, Outgoing request, Deadline deadline, int answerBytes) {

    @Override
    public String toString() {
        return request.method() + " " + target.place() + " at " + address.getHostAddress();
    }
}
