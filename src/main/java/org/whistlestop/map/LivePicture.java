package org.whistlestop.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The public state of a tour at one event number, as the bytes that every open map gets.
 *
 * @param features the JSON of each stop, for the stream
 * @param etag of the plain bytes; made from the content, so that nothing hidden shows in it
 */
record LivePicture(
        PublicTour tour, Map<UUID, String> features, Buffer plain, Buffer gzip, String etag, String gzipEtag) {

    static LivePicture of(PublicTour tour, ObjectMapper json) {
        var features = new HashMap<UUID, String>();
        var all = new StringJoiner(",", head(tour), "]}");
        for (var stop : tour.stops()) {
            var feature = write(
                    json, StopFeature.of(tour.tour().slug, stop, tour.streams().get(stop.id)));
            features.put(stop.id, feature);
            all.add(feature);
        }
        var plain = all.toString().getBytes(StandardCharsets.UTF_8);
        var hash = hash(plain);
        return new LivePicture(
                tour,
                Map.copyOf(features),
                Buffer.buffer(plain),
                Buffer.buffer(gzip(plain)),
                "\"" + hash + "\"",
                "\"" + hash + "-gzip\"");
    }

    /** The event number rides along as a foreign member (RFC 7946, 6.1): from there the stream goes on. */
    private static String head(PublicTour tour) {
        return "{\"type\":\"FeatureCollection\",\"tour\":\"" + tour.tour().slug + "\",\"number\":" + tour.number()
                + ",\"features\":[";
    }

    private static String write(ObjectMapper json, Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new BestGzip(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Packed once, sent often. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
