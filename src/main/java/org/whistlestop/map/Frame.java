package org.whistlestop.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.tour.log.EventKind;
import org.whistlestop.tour.log.TourEvent;

/**
 * One event as it goes down the stream: made once, written to everyone.
 *
 * @param about the stop or the photo; of several frames about the same, the newest says all
 * @param photo of a photo's event, what it says; null for a stop's
 */
record Frame(TourEvent event, UUID about, String photo, ByteBuf bytes) {

    /** Carries the stop's newest state known, which may be newer than the event. */
    static Frame of(TourEvent event, LivePicture picture) {
        var feature = picture.features().get(event.stopId());
        return new Frame(event, event.stopId(), null, message(event, event.kind(), "stop", "feature", feature));
    }

    /** @param photo as the public sees it now; null when it was taken down since, and nothing but that is told */
    static Frame ofPhoto(TourEvent event, PhotoCard photo, ObjectMapper json) {
        return ofPhoto(event, photo == null ? null : write(json, photo));
    }

    private static Frame ofPhoto(TourEvent event, String photo) {
        var kind = photo == null ? EventKind.PHOTO_REMOVED : event.kind();
        var said = photo == null ? "{\"id\":\"" + event.photoId() + "\"}" : photo;
        return new Frame(event, event.photoId(), photo, message(event, kind, "photo", "photo", said));
    }

    long number() {
        return event.number();
    }

    boolean isOfPhoto() {
        return event.photoId() != null;
    }

    /** This event again, in the words of a newer one: what was taken back since is told to nobody. */
    Frame inWordsOf(Frame newer) {
        return ofPhoto(event, newer.photo);
    }

    private static ByteBuf message(TourEvent event, EventKind kind, String name, String what, String json) {
        return EventLine.ready("id: " + event.number() + "\nevent: " + name + "\ndata: {\"number\":" + event.number()
                + ",\"kind\":\"" + kind.word() + "\",\"at\":\"" + event.at() + "\",\"" + what + "\":" + json + "}\n\n");
    }

    private static String write(ObjectMapper json, PhotoCard photo) {
        try {
            return json.writeValueAsString(photo);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
