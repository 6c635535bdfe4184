package org.whistlestop.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.whistlestop.channel.ChannelJson;
import org.whistlestop.channel.NotSent;
import org.whistlestop.support.http.Answer;

/** Reads what a blog answers, which may be anything: pages of errors with a status of success, half a JSON, a plugin's warnings. */
final class BlogAnswers {

    private static final int WORDS = 200;

    private final String secret;

    /** @param secret that is shown nowhere, should the blog repeat it */
    BlogAnswers(String secret) {
        this.secret = secret;
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
                && ChannelJson.read(answer).path("code").asText().equals(code);
    }

    private JsonNode success(Answer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            throw NotSent.of(answer, words(answer));
        }
        var json = ChannelJson.read(answer);
        if (json.isMissingNode()) {
            throw NotSent.unknown(
                    "The blog answered " + answer.status()
                            + ", but with something else than JSON; perhaps an error page, or a plugin's warning in front of it.");
        }
        return json;
    }

    private String words(Answer answer) {
        var said = ChannelJson.read(answer).path("message").asText("");
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
}
