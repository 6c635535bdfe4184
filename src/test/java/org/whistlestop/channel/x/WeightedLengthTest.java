package org.whistlestop.channel.x;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.NpmTools;

class WeightedLengthTest {

    private static final List<String> SAME = List.of(
            "hello",
            "grüße, naïve façade",
            "e\u0301t\u00e9",
            "漢字とかな",
            "한국어",
            "Привет",
            "مرحبا",
            "नमस्ते",
            "👍",
            "👍🏽",
            "👨‍👩‍👧‍👦",
            "🇨🇦🇺🇸",
            "1️⃣ two",
            "☺️ and ❤️",
            "“quotes” – dashes — dots…",
            "© ®",
            "https://www.acme.com",
            "https://www.acme.com/tours/summer/stops/oakridge?from=a&to=b#now",
            "See https://www.acme.com/a.",
            "(https://www.acme.com/a)",
            "http://acme.com and https://acme.org!",
            "HTTPS://ACME.COM/A",
            "@tour #WhistleStop $WSTP",
            "mail tour@acme.com",
            "a\n\nb",
            "https://tour.example/abc",
            "100.5 or 1.2.3",
            "漢字https://www.acme.com/a漢字");

    /** What X needs its list of top-level domains for. */
    private static final List<String> NOT_SHORTER =
            List.of("acme.com", "go to acme.com/a now", "and.so on", "photo.jpg of e.g. this", "x.co", "a.b.c.museum");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|5",
                "漢字|4",
                "👨‍👩‍👧‍👦|2",
                "🇨🇦🇺🇸|4",
                "https://www.acme.com/a/b/c/d/e/f/g/h/i|23",
                "https://a.example|17",
                "acme.com|23"
            })
    void countsAsXDoes(String text, int length) {
        assertEquals(length, WeightedLength.of(text));
    }

    @Test
    @NeedsTool("npm")
    void theCountingThatXPublishedCountsTheSame() throws IOException {
        var theirs = weighed(SAME);
        for (var at = 0; at < theirs.length; at++) {
            assertEquals(theirs[at], WeightedLength.of(SAME.get(at)), SAME.get(at));
        }
        theirs = weighed(NOT_SHORTER);
        for (var at = 0; at < theirs.length; at++) {
            assertTrue(WeightedLength.of(NOT_SHORTER.get(at)) >= theirs[at], NOT_SHORTER.get(at));
        }
    }

    private static int[] weighed(List<String> texts) throws IOException {
        Files.copy(
                Path.of("src/test/npm/weigh-text.mjs"),
                NpmTools.install().resolve("weigh-text.mjs"),
                StandardCopyOption.REPLACE_EXISTING);
        var answer =
                NpmTools.run(Map.of("TEXTS", new ObjectMapper().writeValueAsString(texts)), "node", "weigh-text.mjs");
        return Arrays.stream(answer.strip().split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
