package org.whistlestop.map;

import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import org.whistlestop.tour.log.TourEvent;

/** One event as it goes down the stream: made once, written to everyone. */
record Frame(long number, UUID stopId, Buffer bytes) {

    /** Carries the stop's newest state known, which may be newer than the event. */
    static Frame of(TourEvent event, LivePicture picture) {
        var text = "id: " + event.number() + "\nevent: stop\ndata: {\"number\":" + event.number() + ",\"kind\":\""
                + event.kind().word() + "\",\"at\":\"" + event.at() + "\",\"feature\":"
                + picture.features().get(event.stopId()) + "}\n\n";
        return new Frame(event.number(), event.stopId(), Buffer.buffer(text));
    }
}
