package org.whistlestop.conversation.mention.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoup.nodes.Document;
import org.whistlestop.conversation.elsewhere.SpentBudget;
import org.whistlestop.conversation.elsewhere.VisitBudget;
import org.whistlestop.conversation.elsewhere.WebPage;
import org.whistlestop.conversation.mention.OurPages;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.GuardedClient;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.support.http.Outgoing;

/** Reads a page of others, within all limits, to see whether it links to ours. */
@ApplicationScoped
class Looking {

    /** Those who wait for the same place do not all come in the same second. */
    private static final Duration SPREAD = Duration.ofMinutes(10);

    private static final Set<Integer> GONE = Set.of(404, 410);
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    @Inject
    GuardedClient client;

    @Inject
    VisitBudget budget;

    @Inject
    OurPages ours;

    @Inject
    Clock clock;

    /** @param target our page, as the sender called it */
    Look at(String source, String target) {
        try {
            var request = Outgoing.get(source).with("Accept", "text/html, application/xhtml+xml;q=0.9");
            return read(client.send(request, budget), target);
        } catch (SpentBudget e) {
            var spread = Duration.ofMillis(ThreadLocalRandom.current().nextLong(SPREAD.toMillis()));
            return new Look.NotYet(
                    "Its host is visited seldom; it is this page's turn later.",
                    e.until().plus(spread));
        } catch (OutboundException e) {
            return switch (e.kind()) {
                case REFUSED -> new Look.LinksNot("The page cannot be read: " + e.getMessage());
                case UNREACHABLE -> new Look.Silent("The page does not answer: " + e.getMessage());
                case BUSY ->
                    new Look.NotYet(
                            "It is this page's turn in a minute.",
                            clock.instant().plusSeconds(60));
            };
        }
    }

    private Look read(Answer answer, String target) {
        if (PASSING.contains(answer.status())) {
            return new Look.Silent("The page answers " + answer.status() + " just now.");
        }
        if (answer.status() < 200 || answer.status() >= 300) {
            var isGone = GONE.contains(answer.status()) ? ": it is not there." : ".";
            return new Look.LinksNot("The page answers " + answer.status() + isGone);
        }
        return WebPage.read(answer)
                .map(page -> read(page, answer, target))
                .orElse(new Look.LinksNot("There is no web page at this address."));
    }

    private Look read(Document page, Answer answer, String target) {
        return SourcePage.findLink(page, link -> ours.isLinkTo(target, link))
                .<Look>map(link -> new Look.Links(Entry.read(page, link, hostOf(answer.url()))))
                .orElse(new Look.LinksNot("The page has no link to " + target + " that its readers could follow."));
    }

    private static String hostOf(String url) {
        return URI.create(url).getHost().replaceFirst("^www\\.", "");
    }
}
