package org.whistlestop.channel.x;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Picture;
import org.whistlestop.channel.Steps;

/** Hands a photo and its description over before the post that shows it; no failure here leaves anything unknown. */
final class XPhotos {

    private static final String UPLOAD = "/2/media/upload";
    private static final String DESCRIPTION = "/2/media/metadata";
    private static final int WIDEST = 4096;
    /** X takes 5 MB. */
    private static final long MOST_BYTES = 5_000_000;
    /** Used no later than this before X drops it, in seconds. */
    private static final long MARGIN = 600;

    private static final int MOST_UPLOADS = 10;

    private final XApi x;
    private final Clock clock;

    XPhotos(XApi x, Clock clock) {
        this.x = x;
        this.clock = clock;
    }

    /** Answers the id of the photo, described. */
    String ready(Picture picture, Steps steps) {
        try {
            for (var number = 1; number <= MOST_UPLOADS; number++) {
                var kept = steps.once("photo-" + number, () -> upload(picture)).split(" ");
                if (Instant.parse(kept[1]).isAfter(clock.instant())) {
                    steps.once("description-" + number, () -> describe(kept[0], picture.alt()));
                    return kept[0];
                }
            }
        } catch (NotSent e) {
            throw e.why() == NotSent.Why.UNKNOWN
                    ? NotSent.notNow("The photo could not be handed over, so nothing was posted. " + e.getMessage())
                    : e;
        }
        throw NotSent.refused("X has dropped the photo again and again before it was posted.");
    }

    /** Answers the id of the photo and until when it can be posted. */
    private String upload(Picture picture) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put(
                "media", Base64.getEncoder().encodeToString(file(picture).read().get()));
        body.put("media_category", "tweet_image");
        body.put("media_type", file(picture).type());
        var media = x.post(UPLOAD, body);
        var id = XApi.id(media.path("id")).orElseThrow(() -> NotSent.unknown("X's answer to it cannot be read."));
        var seconds =
                Math.min(86_400, Math.max(0, media.path("expires_after_secs").asLong(86_400) - MARGIN));
        return id + " " + clock.instant().plusSeconds(seconds);
    }

    private String describe(String id, String alt) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("id", id);
        body.putObject("metadata").putObject("alt_text").put("text", alt);
        x.post(DESCRIPTION, body);
        return "described";
    }

    private static Picture.File file(Picture picture) {
        return picture.jpeg(WIDEST, MOST_BYTES)
                .orElseThrow(() -> NotSent.refused("There is no JPEG of this photo that is small enough for X."));
    }

    static String dryRun(Access access, Picture picture) {
        var file = file(picture);
        return "POST " + access.address() + UPLOAD
                + "\nAuthorization: Bearer (the key)\nContent-Type: application/json\n\n"
                + "media: " + file.type() + ", " + file.width() + " × " + file.height() + " pixels, " + file.bytes()
                + " bytes, in Base64\n\nPOST " + access.address() + DESCRIPTION
                + "\nAuthorization: Bearer (the key)\nContent-Type: application/json\n\nalt_text: " + picture.alt();
    }
}
