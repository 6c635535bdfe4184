package org.whistlestop.channel.bluesky;

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

/** What the tests of the Bluesky messenger say, and to whom. */
final class BlueskyCase {

    static final Line LINE = new DirectLine(Duration.ofSeconds(10));
    static final String LINK = "https://tour.example.org/tours/summer/stops/denver";
    static final Instant DUE = Instant.parse("2026-07-14T18:30:00Z");
    private static final byte[] JPEG = Drawing.jpeg(7, 160, 90);

    private BlueskyCase() {}

    static Access access(FakeBluesky server, Line line, Map<String, String> settings) {
        return access(server.address(), FakeBluesky.HANDLE, FakeBluesky.KEY, line, settings);
    }

    static Access access(String address, String account, String key, Line line, Map<String, String> settings) {
        return new Access(UUID.randomUUID(), UUID.randomUUID(), address, account, settings, key, line);
    }

    static Message message(String text) {
        var delivery = UUID.randomUUID();
        return new Message(delivery, Tid.of(delivery, DUE), null, text, "en", LINK, DUE, null);
    }

    static Message withPhoto(String text) {
        var plain = message(text);
        var picture = new Picture(
                "A red door",
                "Jörg Müller",
                List.of(new Picture.File("image/jpeg", 160, 90, JPEG.length, JPEG::clone)));
        return new Message(plain.delivery(), plain.name(), null, text, "en", LINK, DUE, picture);
    }
}
