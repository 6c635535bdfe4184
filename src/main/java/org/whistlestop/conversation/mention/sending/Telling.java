package org.whistlestop.conversation.mention.sending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.whistlestop.conversation.elsewhere.SpentBudget;
import org.whistlestop.conversation.elsewhere.VisitBudget;
import org.whistlestop.conversation.elsewhere.XmlRpc;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.GuardedClient;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.support.http.Outgoing;

/** Tells a page that ours links to it, if it wants to hear that: asks it where, and says it there. */
@ApplicationScoped
class Telling {

    /** Pingback 1.0: told before, which is as good. */
    private static final int KNOWN = 48;

    @Inject
    GuardedClient client;

    @Inject
    VisitBudget budget;

    @Inject
    Clock clock;

    sealed interface Outcome {}

    /** Nothing more is to be done. */
    record Done(OutlinkState state, String why) implements Outcome {}

    /** It may work later. */
    record Failed(String why) implements Outcome {}

    /** It was not tried, or not to the end. */
    record NotYet(Instant until) implements Outcome {}

    /**
     * @param source our page
     * @param target the other one
     * @param mayStill asked before it is said
     */
    Outcome tell(String source, String target, BooleanSupplier mayStill) {
        try {
            var page = client.send(Outgoing.get(target).with("Accept", "text/html, */*;q=0.5"), budget);
            if (isPassing(page.status())) {
                return new Failed("The page answers " + page.status() + ".");
            }
            if (!isGood(page)) {
                return new Done(OutlinkState.SILENT, "The page answers " + page.status() + ".");
            }
            var endpoint = Endpoint.in(page);
            if (endpoint.isEmpty()) {
                return new Done(OutlinkState.SILENT, "The page names no place to be told.");
            }
            return mayStill.getAsBoolean() ? say(endpoint.get(), source, target) : soon();
        } catch (SpentBudget e) {
            return new NotYet(e.until().plusSeconds(1));
        } catch (OutboundException e) {
            return switch (e.kind()) {
                case REFUSED -> new Done(OutlinkState.FAILED, e.getMessage());
                case UNREACHABLE -> new Failed(e.getMessage());
                case BUSY -> soon();
            };
        }
    }

    private NotYet soon() {
        return new NotYet(clock.instant().plusSeconds(60));
    }

    private Outcome say(Endpoint endpoint, String source, String target) {
        var said = client.send(
                endpoint.protocol() == Endpoint.Protocol.WEBMENTION
                        ? webmention(endpoint, source, target)
                        : pingback(endpoint, source, target),
                budget);
        if (isPassing(said.status())) {
            return new Failed("Its endpoint answers " + said.status() + ".");
        }
        if (!isGood(said)) {
            return new Done(OutlinkState.FAILED, "Its endpoint answers " + said.status() + ".");
        }
        return endpoint.protocol() == Endpoint.Protocol.WEBMENTION ? told() : pingbackTold(said);
    }

    private static Outgoing webmention(Endpoint endpoint, String source, String target) {
        var form = "source=" + encoded(source) + "&target=" + encoded(target);
        return Outgoing.post(
                endpoint.url(), "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
    }

    private static Outgoing pingback(Endpoint endpoint, String source, String target) {
        var call = XmlRpc.call("pingback.ping", List.of(source, target));
        return Outgoing.post(endpoint.url(), "text/xml", call.getBytes(StandardCharsets.UTF_8));
    }

    private static Outcome pingbackTold(Answer said) {
        try {
            var reply = XmlRpc.readReply(said.body());
            return reply.code() == 0 || reply.code() == KNOWN
                    ? told()
                    : new Done(OutlinkState.FAILED, "Its endpoint answers with the fault " + reply.code() + ".");
        } catch (XmlRpc.Unreadable e) {
            return new Done(OutlinkState.FAILED, "Its endpoint answers nothing that can be read.");
        }
    }

    private static Outcome told() {
        return new Done(OutlinkState.TOLD, null);
    }

    private static boolean isGood(Answer answer) {
        return answer.status() >= 200 && answer.status() < 300;
    }

    private static boolean isPassing(int status) {
        return status >= 500 || status == 429 || status == 408;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
