package org.whistlestop.conversation.mention.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePageTest {

    @ParameterizedTest
    @CsvSource({
        "<p>x</p><a href=/it>it</a>, true",
        "<p>x</p><template><a href=/it>it</a></template>, false",
        "<p>x</p><template><p><template><b><a href=/it>it</a></b></template></template>, false",
        "<p>x</p><noscript><a href=/it>it</a></noscript>, false",
        "<p>x</p><template><a href=/it>it</a></template><a href=/it>it</a>, true",
    })
    void aLinkThatNoReaderSeesIsNone(String html, boolean isThere) {
        var page = Jsoup.parse(html, "https://blog.example/");
        assertEquals(
                isThere,
                SourcePage.findLink(page, "https://blog.example/it"::equals).isPresent(),
                html);
    }
}
