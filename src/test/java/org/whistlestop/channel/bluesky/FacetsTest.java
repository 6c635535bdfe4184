package org.whistlestop.channel.bluesky;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacetsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no facets at all | ''",
                "see https://x.org/a. | https://x.org/a=https://x.org/a",
                "Grüße 👩‍🚀 https://x.org/ä?b=1&c#d! | https://x.org/ä?b=1&c#d=https://x.org/ä?b=1&c#d",
                "(https://x.org/a) https://x.org/b_(c) | https://x.org/a=https://x.org/a https://x.org/b_(c)=https://x.org/b_(c)",
                "🎉 #onTour, #Größe! | #onTour=onTour #Größe=Größe",
                "#2026 #a1 a#b #- | #a1=a1",
                "https://x.org/#frag | https://x.org/#frag=https://x.org/#frag",
                "http:// https://... | ''",
            })
    void addressesAndTagsAreMarkedByTheirBytes(String text, String marked) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var found = Facets.of(text).stream()
                .map(facet -> {
                    var index = (Map<?, ?>) facet.get("index");
                    var part = Arrays.copyOfRange(bytes, (int) index.get("byteStart"), (int) index.get("byteEnd"));
                    var feature = (Map<?, ?>) ((List<?>) facet.get("features")).get(0);
                    var what = feature.get("uri") != null ? feature.get("uri") : feature.get("tag");
                    return new String(part, StandardCharsets.UTF_8) + "=" + what;
                })
                .collect(Collectors.joining(" "));
        assertEquals(marked, found);
    }
}
