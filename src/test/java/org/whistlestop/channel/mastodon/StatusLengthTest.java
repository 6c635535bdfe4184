package org.whistlestop.channel.mastodon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusLengthTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|5",
                "grüße|5",
                "漢字|2",
                "👨‍👩‍👧‍👦|1",
                "🇨🇦🇺🇸|2",
                "👍🏽|1",
                "https://a.example|23",
                "https://tour.example/a/very/long/way/to/say/something?with=more&and=more#there|23",
                "See https://tour.example/a.|28",
                "(https://tour.example/a)|25",
                "http://tour.example and https://tour.example|51",
                "tour.example/a|14",
                "ftp://tour.example|18",
                "@tour@social.example hi|8",
                "@tour hi|8",
                "tour@social.example|19"
            })
    void countsAsMastodonDoes(String text, int length) {
        assertEquals(length, StatusLength.of(text, 23));
    }

    @ParameterizedTest
    @CsvSource({"https://tour.example/abc,24", "hi https://tour.example,23"})
    void whereALinkCountsItsOwnLengthItDoes(String text, int length) {
        assertEquals(length, StatusLength.of(text, 0));
    }
}
