package org.whistlestop.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.whistlestop.support.Sha256;

/**
 * The public state of a tour at one event number, as the bytes that every open map gets.
 *
 * @param features the JSON of each stop, for the stream
 * @param blocks what the bytes are made of, kept for the next picture
 * @param etag of the plain bytes; made from the content, so that nothing hidden shows in it
 */
record LivePicture(
        PublicTour tour,
        Map<UUID, String> features,
        List<FeatureBlock> blocks,
        Buffer plain,
        Buffer gzip,
        String etag,
        String gzipEtag) {

    /** @param former of the same tour, of which what has not changed is taken over; null for the first */
    static LivePicture of(PublicTour tour, ObjectMapper json, LivePicture former) {
        var blocks = FeatureBlock.of(features(tour), former == null ? List.of() : former.blocks, json);
        var pieces = new ArrayList<GzipPiece>();
        pieces.add(GzipPiece.of(head(tour).getBytes(StandardCharsets.UTF_8)));
        blocks.forEach(block -> pieces.add(block.bytes()));
        pieces.add(GzipPiece.of("]}".getBytes(StandardCharsets.UTF_8)));
        var hash = hash(pieces);
        return new LivePicture(
                tour,
                texts(blocks),
                blocks,
                Buffer.buffer(GzipPiece.plain(pieces)),
                Buffer.buffer(GzipPiece.gzip(pieces)),
                "\"" + hash + "\"",
                "\"" + hash + "-gzip\"");
    }

    private static List<StopFeature> features(PublicTour tour) {
        return tour.stops().stream()
                .map(stop ->
                        StopFeature.of(tour.tour().slug, stop, tour.streams().get(stop.id)))
                .toList();
    }

    private static Map<UUID, String> texts(List<FeatureBlock> blocks) {
        var texts = new HashMap<UUID, String>();
        for (var block : blocks) {
            for (var i = 0; i < block.features().size(); i++) {
                texts.put(block.features().get(i).id(), block.texts().get(i));
            }
        }
        return texts;
    }

    /** The event number rides along as a foreign member (RFC 7946, 6.1): from there the stream goes on. */
    private static String head(PublicTour tour) {
        return "{\"type\":\"FeatureCollection\",\"tour\":\"" + tour.tour().slug + "\",\"number\":" + tour.number()
                + ",\"features\":[";
    }

    private static String hash(List<GzipPiece> pieces) {
        var all = new byte[pieces.size() * 32];
        for (var i = 0; i < pieces.size(); i++) {
            System.arraycopy(pieces.get(i).digest(), 0, all, i * 32, 32);
        }
        return HexFormat.of().formatHex(Sha256.of(all), 0, 12);
    }
}
