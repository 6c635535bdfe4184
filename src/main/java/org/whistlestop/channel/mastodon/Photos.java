package org.whistlestop.channel.mastodon;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelJson;
import org.whistlestop.channel.Multipart;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Picture;
import org.whistlestop.channel.Steps;
import org.whistlestop.support.http.Outgoing;

/** Hands a photo over before the post that shows it; nobody sees it until then, so no failure here leaves anything unknown. */
final class Photos {

    private static final String UPLOAD = "/api/v2/media";
    private static final String MEDIA = "/api/v1/media/";
    /** Within what every version of Mastodon takes: 8 MB and 16.7 million pixels. */
    private static final int WIDEST = 2560;

    private static final long MOST_BYTES = 8_000_000;
    private static final int MOST_LOOKS = 40;
    /** A server drops a photo that no post has shown for a day. */
    private static final int MOST_UPLOADS = 2;

    private final Duration pause;

    Photos(Duration pause) {
        this.pause = pause;
    }

    /** Answers the id of the photo, ready to be shown. */
    String ready(MastodonServer server, Picture picture, Steps steps) {
        try {
            for (var number = 1; number <= MOST_UPLOADS; number++) {
                var done = new AtomicBoolean();
                var id = steps.once("photo-" + number, () -> upload(server, picture, done));
                if (done.get() || isReady(server, id, steps)) {
                    return id;
                }
            }
        } catch (NotSent e) {
            throw e.why() == NotSent.Why.UNKNOWN
                    ? NotSent.notNow("The photo could not be handed over, so nothing was posted. " + e.getMessage())
                    : e;
        }
        throw NotSent.notNow("The server loses the photo again and again, so nothing was posted.");
    }

    /** @param done set when the server says that it needs no more time */
    private static String upload(MastodonServer server, Picture picture, AtomicBoolean done) {
        var body = new Multipart("whistlestop-" + UUID.randomUUID())
                .field("description", picture.alt())
                .file(
                        "file",
                        "photo.jpg",
                        file(picture).type(),
                        file(picture).read().get());
        var answer = server.ask(Outgoing.post(server.url(UPLOAD), body.contentType(), body.bytes()));
        if (!MastodonServer.isDone(answer)) {
            throw server.notDone(answer);
        }
        done.set(answer.status() == 200);
        return MastodonServer.id(ChannelJson.read(answer).path("id"))
                .orElseThrow(() -> NotSent.unknown("The server's answer to it cannot be read."));
    }

    /** Waits for a photo; false when the server does not know it any more. */
    private boolean isReady(MastodonServer server, String id, Steps steps) {
        for (var look = 0; look < MOST_LOOKS; look++) {
            var answer = server.ask(Outgoing.get(server.url(MEDIA + id)));
            switch (answer.status()) {
                case 200 -> {
                    return true;
                }
                case 404 -> {
                    return false;
                }
                case 202, 206 -> {
                    steps.goOn();
                    sleep();
                }
                default -> throw server.notDone(answer);
            }
        }
        throw NotSent.notNow("The server is still working on the photo, so nothing was posted.");
    }

    private void sleep() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotSent.notNow("We were interrupted before anything was posted.");
        }
    }

    private static Picture.File file(Picture picture) {
        return picture.jpeg(WIDEST, MOST_BYTES)
                .orElseThrow(
                        () -> NotSent.refused("There is no JPEG of this photo that is small enough for Mastodon."));
    }

    static String dryRun(Access access, Picture picture) {
        var file = file(picture);
        return "POST " + access.address() + UPLOAD + "\nAuthorization: Bearer (the key)\n"
                + "Content-Type: multipart/form-data\n\nfile: " + file.type() + ", " + file.width() + " × "
                + file.height() + " pixels, " + file.bytes() + " bytes\ndescription: " + picture.alt();
    }
}
