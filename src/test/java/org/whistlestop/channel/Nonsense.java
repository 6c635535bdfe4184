package org.whistlestop.channel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.whistlestop.support.http.Answer;

/** What a server says that makes no sense. */
public record Nonsense(int status, String body) {

    public static final String PAGE = "<!DOCTYPE html><html><title>Down for maintenance</title></html>";

    /** A line on which all is done that is asked for, and one request, counted from 1, is answered with this. */
    public Line insteadOfAnswer(int at, Line line) {
        var number = new AtomicInteger();
        return request -> {
            var answer = line.send(request);
            return number.incrementAndGet() == at
                    ? new Answer(request.url(), status, Map.of(), body.getBytes(StandardCharsets.UTF_8))
                    : answer;
        };
    }

    /** What is told of it shows neither the secret nor a tag, and fits on a screen. */
    public static void assertHarmless(NotSent failure, String secret) {
        var words = failure.getMessage();
        assertFalse(words.contains(secret), words);
        assertFalse(words.contains("<"), words);
        assertTrue(words.length() < 500, words);
    }

    @Override
    public String toString() {
        return status + " " + body.substring(0, Math.min(60, body.length()));
    }
}
