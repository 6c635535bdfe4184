package org.whistlestop.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Some neighbouring features of a live picture. An event changes one stop: only its block is written, packed and hashed anew, so
 * that a tour of thousands of stops costs hardly more than one of forty.
 *
 * @param texts the JSON of each feature
 * @param bytes of all, with the comma that follows a block before it
 */
record FeatureBlock(List<StopFeature> features, List<String> texts, GzipPiece bytes) {

    private static final int SIZE = 64;

    /** @param former blocks of the picture before, at the same places */
    static List<FeatureBlock> of(List<StopFeature> features, List<FeatureBlock> former, ObjectMapper json) {
        var blocks = new ArrayList<FeatureBlock>();
        for (var from = 0; from < features.size(); from += SIZE) {
            var known = blocks.size() < former.size() ? former.get(blocks.size()) : null;
            var those = features.subList(from, Math.min(from + SIZE, features.size()));
            blocks.add(
                    known != null && known.features.equals(those) ? known : of(List.copyOf(those), from, known, json));
        }
        return blocks;
    }

    private static FeatureBlock of(List<StopFeature> features, int from, FeatureBlock known, ObjectMapper json) {
        var texts = new ArrayList<String>();
        for (var i = 0; i < features.size(); i++) {
            texts.add(
                    known != null
                                    && i < known.features.size()
                                    && known.features.get(i).equals(features.get(i))
                            ? known.texts.get(i)
                            : write(json, features.get(i)));
        }
        var all = (from == 0 ? "" : ",") + String.join(",", texts);
        return new FeatureBlock(features, texts, GzipPiece.of(all.getBytes(StandardCharsets.UTF_8)));
    }

    private static String write(ObjectMapper json, StopFeature feature) {
        try {
            return json.writeValueAsString(feature);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
