package org.whistlestop.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.channel.Channel;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;
import org.whistlestop.tour.log.TourLog;

/** Keeps what tours write into their blogs. */
@ApplicationScoped
public class Stories {

    @Inject
    Tours tours;

    @Inject
    Caller caller;

    @Inject
    TourLog log;

    @Inject
    StoryPlans plans;

    @Inject
    Audit audit;

    @Transactional
    public StorySettings get(String tour) {
        return Story.find(tours.forCaller(tour, Permission.SEE).id)
                .map(StorySettings::of)
                .orElseGet(() -> StorySettings.of(new Story()));
    }

    /** Settles it; stops that are live now get their posts, what was written before stays. */
    @Transactional
    public StorySettings put(String tourSlug, StorySettings request) {
        var tour = tours.forCaller(tourSlug, Permission.ANNOUNCE);
        mustBeBlog(tour.id, request.channel());
        var now = tours.take(tour);
        var story = Story.find(tour.id).orElseGet(() -> {
            var made = new Story(tour.id);
            made.readTo = log.lastNumber(tour.id);
            made.wrapUpSince = now;
            return made;
        });
        if (story.wrapUp != request.wrapUp()) {
            story.wrapUpSince = now;
        }
        story.channelId = request.channel();
        story.live = request.live();
        story.livePublished = request.livePublished();
        story.wrapUp = request.wrapUp();
        story.wrapUpAt = request.wrapUpAt();
        story.author = request.author();
        story.category = request.category();
        story.changedBy = caller.person().id;
        story.changedAt = now;
        story.persistAndFlush();
        wantWhatIsLive(tour, story);
        audit.record(tour.id, "set up", "blog posts of tour", tour.id);
        return StorySettings.of(story);
    }

    private static void mustBeBlog(UUID tourId, UUID channelId) {
        if (channelId != null && Channel.get(tourId, channelId).kind != ChannelKind.WORDPRESS) {
            throw ProblemException.invalid(
                    "channel", "Only a WordPress blog has posts that grow", "Choose another one");
        }
    }

    private void wantWhatIsLive(Tour tour, Story story) {
        tour.publicStops().stream()
                .filter(stop -> stop.shown.status() == StopStatus.LIVE)
                .forEach(stop -> plans.wantLive(story, tour, stop));
        plans.wantAgain(story);
    }
}
