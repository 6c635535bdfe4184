package org.whistlestop.channel.wordpress;

import java.util.Map;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelJson;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.wordpress.BlogSettings.PhotoPlace;

/** Writes out the requests that sending would make, for a person to read; what only the blog knows stands in angle brackets. */
record BlogDryRun(Access access, BlogSettings settings, Message message) {

    String text() {
        var withPhoto = message.picture() != null && settings.photo() != PhotoPlace.NONE;
        return (withPhoto ? upload() + "\n\n" : "")
                + draft(withPhoto)
                + (settings.publishes() ? "\n\n" + publish() : "");
    }

    private String upload() {
        var file = NewPhoto.file(message.picture());
        var text = new StringBuilder("POST ").append(url("/media")).append("\nmultipart/form-data\n");
        text.append("slug: ").append(NewPhoto.nameOf(message)).append('\n');
        text.append("title: ").append(NewPhoto.nameOf(message)).append('\n');
        NewPhoto.words(message.picture())
                .forEach((name, words) ->
                        text.append(name).append(": ").append(words).append('\n'));
        return text.append("file: ")
                .append(NewPhoto.nameOf(message))
                .append(".jpg, ")
                .append(file.width() + "×" + file.height() + ", " + file.bytes() + " bytes")
                .toString();
    }

    private String draft(boolean withPhoto) {
        var photo = withPhoto ? new BlogPhoto(PLACEHOLDER, "", "<address of the photo>") : null;
        var body = NewPost.of(message, settings, settings.categories(), photo);
        return "POST " + url("/posts") + "\n"
                + ChannelJson.pretty(body)
                        .replace(String.valueOf(PLACEHOLDER), "<number of the photo>")
                        .replace("&lt;address of the photo&gt;", "<address of the photo>");
    }

    private String publish() {
        return "POST " + url("/posts/<number of the post>") + "\n" + ChannelJson.pretty(Map.of("status", "publish"));
    }

    private String url(String path) {
        return access.address() + (settings.prettyAddresses() ? "/wp-json/wp/v2" : "/?rest_route=/wp/v2") + path;
    }

    /** A number that no blog gets to. */
    private static final long PLACEHOLDER = Long.MAX_VALUE - 7;
}
