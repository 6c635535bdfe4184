package org.whistlestop.conversation.mention.sending;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.whistlestop.conversation.elsewhere.WebPage;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.LinkHeader;

/** Where a page wants to be told of links to it. */
record Endpoint(Protocol protocol, String url) {

    enum Protocol {
        WEBMENTION,
        PINGBACK
    }

    /** Webmention, section 3.1.2: the first in the headers, else the first in the page; Pingback, section 2, only without that. */
    static Optional<Endpoint> in(Answer answer) {
        var page = WebPage.read(answer).orElseGet(() -> new Document(answer.url()));
        return Stream.<Stream<Endpoint>>of(
                        inHeaders(answer),
                        inPage(page, "link[rel][href], a[rel][href]", "webmention", Protocol.WEBMENTION),
                        inPingbackHeader(answer),
                        inPage(page, "link[rel][href]", "pingback", Protocol.PINGBACK))
                .flatMap(found -> found)
                .filter(endpoint -> !endpoint.url().isEmpty())
                .findFirst();
    }

    private static Stream<Endpoint> inHeaders(Answer answer) {
        return LinkHeader.of(answer).stream()
                .filter(link -> link.rels().contains("webmention"))
                .map(link -> new Endpoint(Protocol.WEBMENTION, WebPage.resolve(answer.url(), link.target())));
    }

    private static Stream<Endpoint> inPingbackHeader(Answer answer) {
        return Stream.ofNullable(answer.header("x-pingback"))
                .map(url -> new Endpoint(Protocol.PINGBACK, WebPage.resolve(answer.url(), url.strip())));
    }

    private static Stream<Endpoint> inPage(Document page, String elements, String rel, Protocol protocol) {
        return page.select(elements).stream()
                .filter(element -> List.of(element.attr("rel")
                                .toLowerCase(Locale.ROOT)
                                .strip()
                                .split("\\s+"))
                        .contains(rel))
                .filter(element -> element.closest("template") == null)
                .map(element -> new Endpoint(protocol, element.absUrl("href")));
    }
}
