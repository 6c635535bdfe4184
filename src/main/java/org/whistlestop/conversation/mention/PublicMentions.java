package org.whistlestop.conversation.mention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reads the mentions that a moderator has let in and whose pages still link to us. */
@ApplicationScoped
public class PublicMentions {

    /** The thread of a stop, oldest first; the newest of more than so many. */
    @Transactional
    public List<PublicMention> atStop(UUID stopId, int atMost) {
        return read("stopId = ?1", stopId, atMost);
    }

    /** About the tour as a whole, oldest first; the newest of more than so many. */
    @Transactional
    public List<PublicMention> ofTour(UUID tourId, int atMost) {
        return read("tourId = ?1 and stopId is null", tourId, atMost);
    }

    private static List<PublicMention> read(String of, UUID id, int atMost) {
        var found = Mention.<Mention>find(
                        of + " and state = ?2 order by coalesce(publishedAt, receivedAt) desc, id desc",
                        id,
                        MentionState.ACCEPTED)
                .page(0, atMost)
                .list();
        java.util.Collections.reverse(found);
        var names = MentionViews.namesOf(found);
        return found.stream()
                .map(mention -> PublicMention.of(mention, names.get(mention.answeredBy)))
                .toList();
    }
}
