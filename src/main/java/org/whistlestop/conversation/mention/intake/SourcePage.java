package org.whistlestop.conversation.mention.intake;

import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds on a page the link that its readers see. */
final class SourcePage {

    /** What browsers do not show, or show only when something is switched off. */
    private static final String UNSEEN = "template, noscript, head";

    private SourcePage() {}

    /** The first link that can be followed and that leads where it should; comments, scripts and texts are none. */
    static Optional<Element> findLink(Document page, Predicate<String> leadsThere) {
        return page.select("a[href], area[href]").stream()
                .filter(link -> leadsThere.test(link.absUrl("href")))
                .filter(link -> link.closest(UNSEEN) == null)
                .findFirst();
    }
}
