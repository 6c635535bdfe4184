package org.whistlestop.channel.wordpress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whistlestop.channel.NotSent;
import org.whistlestop.support.http.Answer;

/** Reads what a blog answers, which may be anything: pages of errors with a status of success, half a JSON, a plugin's warnings. */
final class BlogAnswers {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int LARGEST = 4 << 20;
    private static final int WORDS = 200;

    private final String secret;

    /** @param secret that is shown nowhere, should the blog repeat it */
    BlogAnswers(String secret) {
        this.secret = secret;
    }

    static byte[] json(Object body) {
        return pretty(body).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    static String pretty(Object body) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode object(Answer answer) {
        var json = success(answer);
        if (!json.isObject()) {
            throw NotSent.unknown("The blog's answer is JSON of another kind than expected.");
        }
        return json;
    }

    List<JsonNode> list(Answer answer) {
        var json = success(answer);
        if (!json.isArray()) {
            throw NotSent.unknown("The blog's answer is JSON of another kind than expected.");
        }
        var list = new ArrayList<JsonNode>();
        json.forEach(list::add);
        return list;
    }

    boolean saysCode(Answer answer, int status, String code) {
        return answer.status() == status
                && parse(answer)
                        .map(json -> json.path("code").asText().equals(code))
                        .orElse(false);
    }

    private JsonNode success(Answer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            throw NotSent.of(answer, words(answer));
        }
        return parse(answer)
                .orElseThrow(
                        () -> NotSent.unknown(
                                "The blog answered " + answer.status()
                                        + ", but with something else than JSON; perhaps an error page, or a plugin's warning in front of it."));
    }

    private String words(Answer answer) {
        var said = parse(answer).map(json -> json.path("message").asText("")).orElse("");
        var words = PlainWords.of(said.replace(secret, "…").replace(secret.strip(), "…"), WORDS);
        return switch (answer.status()) {
            case 401 ->
                words + " Either the user name or the application password is wrong, or the web server"
                        + " keeps the sign-in from WordPress.";
            case 404 ->
                words.isEmpty()
                        ? "There is no WordPress interface at this address. If the blog has no permalinks, set rest to"
                                + " rest_route."
                        : words;
            default -> words;
        };
    }

    private static Optional<JsonNode> parse(Answer answer) {
        if (answer.body().length > LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(answer.body())).filter(json -> !json.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
