package org.whistlestop.channel.mastodon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See https://tour.example/a/long/way|<p>See <a href='https://tour.example/a/long/way'>tour.example/a/lo…</a></p>",
                "@nina@photos.example hi|<p><a class=mention href=https://photos.example/@nina>@nina</a> hi</p>",
                "#Tour now|<p><a href=https://social.example/tags/tour rel=tag>#Tour</a> now</p>",
                "a < b & c|a &lt; b &amp; c",
                "two lines|two<br>lines"
            })
    void servesShowTheSameTextInTheirOwnWays(String written, String shown) {
        assertEquals(new PostText(written), PostText.ofHtml(shown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"https://tour.example/a|<a href='https://tour.example/b'>https://tour.example/a</a>"})
    void aLinkIsWhatItLeadsTo(String written, String shown) {
        assertNotEquals(new PostText("See " + written), PostText.ofHtml("See " + shown));
    }
}
