package org.whistlestop.channel;

import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.Outgoing;

/** The way to one channel: to its scheme, host and port only. */
@FunctionalInterface
public interface Line {

    /** @throws org.whistlestop.support.http.OutboundException when nothing came back, or nothing went out */
    Answer send(Outgoing request);
}
