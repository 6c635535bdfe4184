package org.whistlestop.channel.wordpress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.Line;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.Picture;
import org.whistlestop.support.http.DirectLine;
import org.whistlestop.testing.Drawing;

/** What the tests of the blog's messenger say, and to whom. */
final class BlogCase {

    static final Line LINE = new DirectLine(Duration.ofSeconds(10));
    static final String LINK = "https://tour.example.org/tours/summer/stops/denver-cherry-creek";
    private static final byte[] JPEG = Drawing.jpeg(7, 160, 90);

    private BlogCase() {}

    static Access access(FakeWordPress blog, Line line, Map<String, String> settings) {
        return access(blog.address(), FakeWordPress.ACCOUNT, FakeWordPress.KEY, line, settings);
    }

    static Access access(String address, String account, String key, Line line, Map<String, String> settings) {
        return new Access(UUID.randomUUID(), UUID.randomUUID(), address, account, settings, key, line);
    }

    static Message message(String text) {
        var delivery = UUID.randomUUID();
        var name = new WordPressMessenger().nameFor(delivery, Instant.EPOCH);
        return new Message(delivery, name, "Denver, “here we come”", text, "en", LINK, Instant.EPOCH, null);
    }

    static Message withPhoto() {
        var plain = message("We are in Denver.\n\nCome by until six & say hello.");
        return new Message(
                plain.delivery(), plain.name(), plain.title(), plain.text(), "en", LINK, plain.due(), picture());
    }

    static Picture picture() {
        return new Picture(
                "A red \"door\" & two <people>",
                "Jörg Müller",
                List.of(new Picture.File("image/jpeg", 160, 90, JPEG.length, JPEG::clone)));
    }
}
