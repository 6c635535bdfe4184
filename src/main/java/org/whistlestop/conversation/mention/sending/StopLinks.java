package org.whistlestop.conversation.mention.sending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.whistlestop.announcement.PublishedAnnouncements;
import org.whistlestop.checkin.CheckIn;
import org.whistlestop.conversation.mention.OurPages;
import org.whistlestop.conversation.mention.PublicMentions;
import org.whistlestop.support.LinkedText;
import org.whistlestop.support.http.GuardedClient;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.tour.Stop;

/** Gathers the links that a stop's page has in what we say there: announcements, the host's notes, answers to mentions. */
@ApplicationScoped
class StopLinks {

    /** As many as the page shows. */
    private static final int MOST_ANNOUNCEMENTS = 10;

    private static final int MOST_MENTIONS = 200;
    private static final int MOST_LINKS = 50;

    @Inject
    PublishedAnnouncements announcements;

    @Inject
    PublicMentions mentions;

    @Inject
    OurPages ours;

    @Inject
    GuardedClient client;

    /** Each address that is linked to, with the words around it. */
    Map<String, String> of(UUID stopId) {
        var links = new TreeMap<String, StringBuilder>();
        announcements.atStop(stopId, MOST_ANNOUNCEMENTS).forEach(said -> add(links, said.text()));
        CheckIn.listPublic(stopId).stream().filter(said -> said.note != null).forEach(said -> add(links, said.note));
        mentions.atStop(stopId, MOST_MENTIONS).stream()
                .filter(mention -> mention.answer() != null)
                .forEach(mention -> {
                    add(links, List.of(mention.source()), mention.answer());
                    add(links, mention.answer());
                });
        var words = new HashMap<String, String>();
        links.entrySet().stream()
                .limit(MOST_LINKS)
                .forEach(link -> words.put(link.getKey(), link.getValue().toString()));
        return words;
    }

    private void add(Map<String, StringBuilder> links, String text) {
        add(links, LinkedText.addressesIn(text), text);
    }

    private void add(Map<String, StringBuilder> links, List<String> addresses, String text) {
        addresses.stream().distinct().filter(this::isElsewhere).forEach(address -> links.computeIfAbsent(
                        address, any -> new StringBuilder())
                .append(text)
                .append('\n'));
    }

    private boolean isElsewhere(String address) {
        try {
            client.check(address);
            return !ours.isOurs(address);
        } catch (OutboundException e) {
            return false;
        }
    }

    /** The page on which they stand. */
    String pageOf(String tour, Stop stop) {
        return ours.at("/tours/" + tour + "/stops/" + stop.slug);
    }
}
