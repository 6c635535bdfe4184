package org.whistlestop.channel.mastodon;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with a file in it (RFC 7578). */
final class Multipart {

    private final String boundary = "whistlestop-" + UUID.randomUUID();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Multipart field(String name, String value) {
        head("name=\"" + name + "\"", "text/plain; charset=utf-8");
        body.writeBytes(utf8(value));
        body.writeBytes(utf8("\r\n"));
        return this;
    }

    Multipart file(String name, String file, String type, byte[] bytes) {
        head("name=\"" + name + "\"; filename=\"" + file + "\"", type);
        body.writeBytes(bytes);
        body.writeBytes(utf8("\r\n"));
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(utf8("--" + boundary + "--\r\n"));
        return whole.toByteArray();
    }

    private void head(String disposition, String type) {
        body.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition
                + "\r\nContent-Type: " + type + "\r\n\r\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
