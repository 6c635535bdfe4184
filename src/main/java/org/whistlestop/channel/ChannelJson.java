package org.whistlestop.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.whistlestop.support.http.Answer;

/** What channels say and hear as JSON. */
public final class ChannelJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int LARGEST = 4 << 20;
    private static final int LONGEST_WORDS = 200;

    private ChannelJson() {}

    /** Reads an answer, which may be anything: a page of somebody in between, half a JSON; missing unless it is JSON and nothing else. */
    public static JsonNode read(Answer answer) {
        if (answer.body().length > LARGEST) {
            return MissingNode.getInstance();
        }
        try {
            var json = JSON.readTree(answer.body());
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * What a channel says of an error, on one line; empty when it does not say.
     *
     * @param field that holds it
     * @param key that is shown nowhere, should the channel repeat it
     */
    public static String words(Answer answer, String field, String key) {
        var words = read(answer)
                .path(field)
                .asText("")
                .replace(key.strip(), "(the key)")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        var end = words.offsetByCodePoints(0, Math.min(LONGEST_WORDS, words.codePointCount(0, words.length())));
        return end == words.length() ? words : words.substring(0, end) + "…";
    }

    public static byte[] bytes(Object body) {
        return pretty(body).getBytes(StandardCharsets.UTF_8);
    }

    public static String pretty(Object body) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
