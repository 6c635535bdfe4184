package org.whistlestop.conversation.mention.intake;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.whistlestop.conversation.mention.MentionKind;
import org.whistlestop.conversation.mention.Quoted;

/**
 * Reads who says what about a link, by microformats (h-entry, h-card, and the older hentry) where the page has them, else by what any
 * page has.
 */
final class Entry {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_EXTRACT = 300;
    private static final int SHORTEST_PARAGRAPH = 20;

    private static final String ITEM = "[class~=(^|\\s)h-[a-z]], .hentry, .vcard";
    private static final String ENTRY = ".h-entry, .h-cite, .hentry";
    private static final String RESPONSE = ".u-in-reply-to, .u-like-of, .u-repost-of";
    private static final String PARAGRAPH = "p, li, blockquote, dd, td, figcaption, h1, h2, h3";

    private final Document page;
    private final Element link;
    private final Element entry;

    private Entry(Document page, Element link) {
        this.page = page;
        this.link = link;
        this.entry = entryAround(page, link);
    }

    static Quoted read(Document page, Element link, String host) {
        var entry = new Entry(page, link);
        var kind = entry.kind();
        return new Quoted(
                kind,
                PlainWords.cut(entry.author().orElse(host), LONGEST_NAME),
                entry.authorUrl().orElse(null),
                kind == MentionKind.LIKE || kind == MentionKind.REPOST
                        ? null
                        : PlainWords.cut(entry.words(kind), LONGEST_EXTRACT),
                entry.published().orElse(null));
    }

    /** What cites our page inside an entry is not the entry itself. */
    private static Element entryAround(Document page, Element link) {
        var around = link.closest(ENTRY);
        while (around != null && around.is(RESPONSE) && around.parent() != null) {
            around = around.parent().closest(ENTRY);
        }
        return around != null ? around : page.selectFirst(".h-entry, .hentry");
    }

    private MentionKind kind() {
        var response = link.closest(RESPONSE);
        if (response == null) {
            return MentionKind.MENTION;
        }
        return response.hasClass("u-like-of")
                ? MentionKind.LIKE
                : response.hasClass("u-repost-of") ? MentionKind.REPOST : MentionKind.REPLY;
    }

    private Optional<String> author() {
        return authorElement()
                .flatMap(author -> Stream.of(
                                text(author.selectFirst(".p-name, .fn")),
                                text(author),
                                author.selectFirst("img[alt]") == null
                                        ? null
                                        : PlainWords.of(
                                                author.selectFirst("img[alt]").attr("alt")))
                        .filter(name -> name != null)
                        .findFirst())
                .or(() -> Optional.ofNullable(page.selectFirst("meta[name=author][content]"))
                        .map(meta -> PlainWords.of(meta.attr("content"))));
    }

    private Optional<Element> authorElement() {
        return entry == null
                ? Optional.empty()
                : own(".p-author, .author, [rel~=author]").findFirst();
    }

    private Optional<String> authorUrl() {
        return authorElement()
                .map(author ->
                        author.is("a[href]") ? author : author.selectFirst("a.u-url[href], a.url[href], a[href]"))
                .map(home -> home.absUrl("href"))
                .filter(Entry::isPlainAddress);
    }

    private static boolean isPlainAddress(String address) {
        try {
            var uri = URI.create(address);
            return address.length() <= 2048
                    && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The paragraph with the link; of a reply, whose link may stand beside its words, all of them. */
    private String words(MentionKind kind) {
        var paragraph = text(link.closest(PARAGRAPH));
        var content = entry == null
                ? null
                : own(".e-content, .entry-content, .p-content, .p-summary, .entry-summary")
                        .map(Entry::text)
                        .filter(text -> text != null)
                        .findFirst()
                        .orElse(null);
        var isLong = paragraph != null && paragraph.length() >= SHORTEST_PARAGRAPH;
        return Stream.of(
                        kind == MentionKind.REPLY || !isLong ? content : paragraph,
                        paragraph,
                        PlainWords.of(page.title()))
                .filter(text -> text != null)
                .findFirst()
                .orElse(null);
    }

    private Optional<Instant> published() {
        return entry == null
                ? Optional.empty()
                : own(".dt-published, time.published, time.entry-date")
                        .map(time -> instant(time.attr("datetime")))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /** A page may say anything; what is far off is not believed. */
    private static Optional<Instant> instant(String written) {
        try {
            var at = OffsetDateTime.parse(
                    written.strip().replaceFirst(" ", "T").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"));
            return at.getYear() > 1990 && at.getYear() < 2200 ? Optional.of(at.toInstant()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Properties of the entry itself, not of what is nested in it. */
    private Stream<Element> own(String css) {
        return entry.select(css).stream()
                .filter(found -> found != entry
                        && found.parent() != null
                        && found.parent().closest(ITEM) == entry);
    }

    private static String text(Element element) {
        return element == null ? null : PlainWords.of(element.text());
    }
}
