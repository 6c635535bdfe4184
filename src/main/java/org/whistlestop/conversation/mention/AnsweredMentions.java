package org.whistlestop.conversation.mention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StoryChanged;
import org.whistlestop.tour.StoryItem;
import org.whistlestop.tour.StorySource;
import org.whistlestop.tour.Tour;

/** Gives the blog what others wrote about a stop and the team has answered. */
@ApplicationScoped
public class AnsweredMentions implements StorySource {

    private static final int MOST = 20;

    @Inject
    PublicMentions mentions;

    @Inject
    WhistlestopConfig config;

    @Inject
    Event<StoryChanged> changed;

    @Override
    public List<StoryItem> atStop(Tour tour, Stop stop) {
        var page = config.baseUrl()
                .resolve("/tours/" + tour.slug + "/stops/" + stop.slug)
                .toString();
        return mentions.atStop(stop.id, MOST).stream()
                .filter(mention -> mention.answer() != null)
                .map(mention -> item(mention, page))
                .toList();
    }

    private static StoryItem item(PublicMention mention, String page) {
        return new StoryItem(
                mention.answeredAt(),
                mention.extract(),
                mention.author() == null ? mention.host() : mention.author(),
                mention.answer(),
                mention.answeredBy(),
                page + "#mention-" + mention.id());
    }

    /** Tells whoever shows it elsewhere that an answered one may read otherwise now, or not be there. */
    public void mayHaveChanged(Mention mention) {
        if (mention.stopId != null && mention.answeredAt != null) {
            changed.fire(new StoryChanged(mention.tourId, mention.stopId));
        }
    }
}
