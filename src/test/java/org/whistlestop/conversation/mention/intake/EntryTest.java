package org.whistlestop.conversation.mention.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whistlestop.conversation.mention.MentionKind;
import org.whistlestop.conversation.mention.Quoted;

class EntryTest {

    private static final String LINK = "<a href=\"https://tour.example.org/stops/a\">the stop</a>";

    @Test
    void anEntryNamesItsAuthorItsTimeAndTheParagraphWithTheLink() {
        var quoted = read("""
                <body class="h-feed"><div class="p-author h-card">The feed</div>
                <article class="h-entry"><h1 class="p-name">A day out</h1>
                <a class="p-author h-card" href="/about"><img alt="x" src="x.png"> Ada Ferris</a>
                <time class="dt-published" datetime="2026-11-21T15:10:00-05:00">today</time>
                <div class="e-content"><p>It rained.</p><p>I met Rita at %s and asked her about the recorder.</p></div>
                <div class="h-cite"><span class="p-author h-card">Somebody else</span></div>
                </article></body>""".formatted(LINK));
        assertEquals(
                new Quoted(
                        MentionKind.MENTION,
                        "Ada Ferris",
                        "https://blog.example/about",
                        "I met Rita at the stop and asked her about the recorder.",
                        Instant.parse("2026-11-21T20:10:00Z")),
                quoted);
    }

    @ParameterizedTest
    @CsvSource({"u-in-reply-to, REPLY", "u-like-of, LIKE", "u-repost-of, REPOST", "u-url, MENTION"})
    void theLinksClassTellsTheKind(String css, MentionKind kind) {
        var direct = "<a class=\"%s\" href=\"https://tour.example.org/stops/a\">it</a>".formatted(css);
        assertEquals(
                kind,
                read("<div class=h-entry>" + direct + "<p class=e-content>Lovely!</p></div>")
                        .kind());
        var cited = "<div class=\"%s h-cite\"><a class=u-url href=\"https://tour.example.org/stops/a\">it</a></div>"
                .formatted(css);
        var quoted =
                read("<div class=h-entry><b class=p-author>Ada</b>" + cited + "<p class=e-content>Lovely!</p></div>");
        if (!css.equals("u-url")) {
            assertEquals(kind, quoted.kind());
            assertEquals("Ada", quoted.author());
            assertEquals(kind == MentionKind.REPLY ? "Lovely!" : null, quoted.extract());
        }
    }

    @Test
    void aWordPressPostOfOldIsAnEntryToo() {
        var quoted = read("""
                <article class="post hentry"><h2 class="entry-title">News</h2>
                <span class="author vcard"><a class="url fn n" href="https://blog.example/author/jo/">Jo</a></span>
                <time class="entry-date published" datetime="2026-11-21T20:10:00+00:00"></time>
                <div class="entry-content"><p>Come to %s on Saturday, it will be good.</p></div></article>""".formatted(LINK));
        assertEquals("Jo", quoted.author());
        assertEquals("https://blog.example/author/jo/", quoted.authorUrl());
        assertEquals("Come to the stop on Saturday, it will be good.", quoted.extract());
        assertEquals(Instant.parse("2026-11-21T20:10:00Z"), quoted.publishedAt());
    }

    @Test
    void aPageWithoutMicroformatsSpeaksForItsHost() {
        var quoted = read("<title>My page</title><p>" + LINK + "</p>");
        assertEquals("blog.example", quoted.author());
        assertEquals("the stop", quoted.extract());
        assertNull(quoted.authorUrl());
        assertNull(quoted.publishedAt());
        assertEquals(
                "Jo", read("<meta name=author content=Jo><p>" + LINK + "</p>").author());
    }

    @Test
    void whatIsSaidIsPlainAndShort() {
        var quoted = read("<div class=h-entry><span class=p-author>" + "x".repeat(500) + "</span><p>"
                + "\u202eevil\u200b\u0007 <script>alert(1)</script><b>bold</b> &lt;i&gt; " + "word ".repeat(200) + LINK
                + "</p></div>");
        assertTrue(quoted.extract().startsWith("evil bold <i> word word"), quoted.extract());
        assertTrue(quoted.extract().length() <= 301 && quoted.extract().endsWith("…"), quoted.extract());
        assertTrue(quoted.author().length() <= 81);
    }

    @ParameterizedTest
    @CsvSource({
        "javascript:alert(1)",
        "data:text/html;base64,xx",
        "'https://evil.example/\" onclick=\"x'",
        "mailto:a@b.example"
    })
    void anAuthorsHomeIsAPlainAddressOrNone(String home) {
        var author = Jsoup.parse("<a class='p-author h-card'>Ada</a>")
                .selectFirst("a")
                .attr("href", home);
        assertNull(read("<div class=h-entry>" + author.outerHtml() + LINK + "</div>")
                .authorUrl());
    }

    @Test
    void noTimeIsBelievedThatCannotBe() {
        for (var time :
                new String[] {"yesterday", "2026-13-01T00:00:00Z", "+999999999-01-01T00:00:00Z", "0001-01-01T00:00:00Z"
                }) {
            assertNull(read("<div class=h-entry><time class=dt-published datetime='" + time + "'></time>" + LINK
                            + "</div>")
                    .publishedAt());
        }
    }

    private static Quoted read(String html) {
        var page = Jsoup.parse(html, "https://blog.example/post");
        var link = SourcePage.findLink(page, "https://tour.example.org/stops/a"::equals)
                .orElseThrow();
        return Entry.read(page, link, "blog.example");
    }
}
