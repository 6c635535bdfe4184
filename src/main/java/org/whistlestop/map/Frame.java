package org.whistlestop.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.tour.log.EventKind;
import org.whistlestop.tour.log.TourEvent;

/**
 * One event as it goes down the stream: made once, written to everyone.
 *
 * @param about the stop or the photo; of several frames about the same, the newest says all
 * @param takesBack whether nobody may be told any more what earlier frames said
 */
record Frame(long number, UUID about, boolean takesBack, Buffer bytes) {

    /** Carries the stop's newest state known, which may be newer than the event. */
    static Frame of(TourEvent event, LivePicture picture) {
        return new Frame(
                event.number(),
                event.stopId(),
                false,
                message(
                        event,
                        event.kind(),
                        "stop",
                        "feature",
                        picture.features().get(event.stopId())));
    }

    /** @param photo as the public sees it now; null when it was taken down since, and nothing but that is told */
    static Frame ofPhoto(TourEvent event, PhotoCard photo, ObjectMapper json) {
        return photo == null
                ? removed(event)
                : new Frame(
                        event.number(),
                        event.photoId(),
                        false,
                        message(event, event.kind(), "photo", "photo", write(json, photo)));
    }

    private static Frame removed(TourEvent event) {
        return new Frame(
                event.number(),
                event.photoId(),
                true,
                message(event, EventKind.PHOTO_REMOVED, "photo", "photo", "{\"id\":\"" + event.photoId() + "\"}"));
    }

    /** This number again, without what was in it. */
    Frame emptied(Frame takenBackBy) {
        return new Frame(
                number,
                about,
                true,
                Buffer.buffer(takenBackBy
                        .bytes
                        .toString()
                        .replaceFirst("^id: \\d+", "id: " + number)
                        .replaceFirst("\"number\":\\d+", "\"number\":" + number)));
    }

    private static Buffer message(TourEvent event, EventKind kind, String name, String what, String json) {
        return Buffer.buffer("id: " + event.number() + "\nevent: " + name + "\ndata: {\"number\":" + event.number()
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
