package org.whistlestop.support.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks a body no further than its limit: a few kilobytes can hold gigabytes. */
final class Unpacking {

    private Unpacking() {}

    static Answer of(Answer packed, int limit) {
        var encoding = packed.header("content-encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity") || packed.body().length == 0) {
            return packed;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw OutboundException.refusedLate("The body is packed in a way that was not asked for.");
        }
        return new Answer(packed.url(), packed.status(), packed.headers(), gunzip(packed.body(), limit));
    }

    private static byte[] gunzip(byte[] packed, int limit) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            var body = in.readNBytes(limit + 1);
            if (body.length > limit) {
                throw OutboundException.tooLarge(limit);
            }
            return body;
        } catch (IOException e) {
            throw OutboundException.refusedLate("The body says that it is packed and cannot be unpacked.");
        }
    }
}
