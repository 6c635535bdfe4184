package org.whistlestop.channel.wordpress;

import java.util.LinkedHashMap;
import java.util.Map;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.Multipart;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Picture;

/** What is sent to put a photo into the media library. */
final class NewPhoto {

    /** WordPress makes a smaller one of anything wider. */
    private static final int WIDEST = 2560;
    /** What PHP takes of a file unless it is told otherwise is 2 MB. */
    private static final long LARGEST = 2_000_000;

    private NewPhoto() {}

    /** Under which it is found again. */
    static String nameOf(Message message) {
        return message.name() + "-photo";
    }

    static Picture.File file(Picture picture) {
        return file(picture, WIDEST);
    }

    private static Picture.File file(Picture picture, int widest) {
        return picture.jpeg(widest, LARGEST)
                .orElseThrow(() -> NotSent.refused("There is no JPEG of the photo that a blog takes: at most " + widest
                        + " pixels wide and " + LARGEST + " bytes."));
    }

    static Map<String, String> words(Picture picture) {
        var words = new LinkedHashMap<String, String>();
        words.put("alt_text", picture.alt());
        words.put("caption", picture.credit() == null ? "" : PostHtml.escaped(picture.credit()));
        return words;
    }

    static Multipart form(Message message, Picture picture) {
        return form(nameOf(message), picture, WIDEST);
    }

    /** @param widest in pixels */
    static Multipart form(String name, Picture picture, int widest) {
        var file = file(picture, widest);
        var form = new Multipart("whistlestop-" + name + "-part");
        form.field("slug", name).field("title", name);
        words(picture).forEach(form::field);
        return form.file("file", name + ".jpg", file.type(), file.read().get());
    }
}
