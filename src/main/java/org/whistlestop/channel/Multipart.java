package org.whistlestop.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A form with a file in it, by RFC 7578. */
public final class Multipart {

    private final String boundary;
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    /** @param boundary that no part holds; so it had better be long and strange */
    public Multipart(String boundary) {
        this.boundary = boundary;
    }

    public Multipart field(String name, String value) {
        return part("name=\"" + name + "\"", "text/plain; charset=utf-8", value.getBytes(UTF_8));
    }

    public Multipart file(String name, String fileName, String type, byte[] bytes) {
        return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", type, bytes);
    }

    private Multipart part(String disposition, String type, byte[] bytes) {
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: " + type
                + "\r\n\r\n";
        parts.writeBytes(head.getBytes(UTF_8));
        parts.writeBytes(bytes);
        parts.writeBytes("\r\n".getBytes(UTF_8));
        return this;
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    public byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(parts.toByteArray());
        whole.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
        return whole.toByteArray();
    }
}
