package org.whistlestop.channel.wordpress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostHtmlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | plain",
                "a < b & c > d | a &lt; b &amp; c &gt; d",
                "<script>alert(1)</script> | &lt;script&gt;alert(1)&lt;/script&gt;",
                "[gallery ids=1] | &#091;gallery ids=1&#093;",
                "<!-- wp:html --> | &lt;!-- wp:html --&gt;",
                "see https://x.org/a. | see <a href=\"https://x.org/a\">x.org/a</a>.",
                "(https://x.org/a) | (<a href=\"https://x.org/a\">x.org/a</a>)",
                "https://x.org/a_(b) | <a href=\"https://x.org/a_(b)\">x.org/a_(b)</a>",
                "https://x.org/?a=1&b=[2] | <a href=\"https://x.org/?a=1&amp;b=&#091;2&#093;\">x.org/?a=1&amp;b=&#091;2&#093;</a>",
                "javascript:alert(1) | javascript:alert(1)",
                "http:// and https://... | http:// and https://...",
                "https://a.org https://b.org! | <a href=\"https://a.org\">a.org</a> <a href=\"https://b.org\">b.org</a>!",
                "Grüße 🎉 | Grüße 🎉",
            })
    void textBecomesHarmlessHtml(String text, String html) {
        assertEquals("<!-- wp:paragraph -->\n<p>" + html + "</p>\n<!-- /wp:paragraph -->", PostHtml.of(text, null));
    }

    @Test
    void linesAndParagraphsStay() {
        assertEquals("""
                <!-- wp:paragraph -->
                <p>one<br>two</p>
                <!-- /wp:paragraph -->

                <!-- wp:paragraph -->
                <p>three</p>
                <!-- /wp:paragraph -->""", PostHtml.of("one\ntwo\n\n\nthree\n", null));
    }

    @Test
    void aLinkThatTheTextHoldsIsNotAddedAgain() {
        var link = "https://x.org/stop";
        assertEquals(PostHtml.of("See " + link + ".", null), PostHtml.of("See " + link + ".", link));
    }
}
