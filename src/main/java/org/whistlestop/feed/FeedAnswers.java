package org.whistlestop.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.support.PageStates;
import org.whistlestop.tour.PublicStop;
import org.whistlestop.tour.Tour;

/** Answers who asks for a feed. */
@ApplicationScoped
class FeedAnswers {

    @Inject
    Feeds feeds;

    @Inject
    PageStates states;

    @Inject
    ObjectMapper json;

    @Transactional
    RestResponse<String> answer(Topic topic, String known, String since) {
        var tour = Tour.getBySlug(topic.tour());
        if (topic.stop() == null) {
            return answer(feeds.ofTour(tour), topic, known, since);
        }
        return PublicStop.answer(
                tour,
                topic.stop(),
                "/feed." + topic.format().word(),
                stop -> answer(feeds.ofStop(tour, stop), topic, known, since));
    }

    private RestResponse<String> answer(Feed feed, Topic topic, String known, String since) {
        var page = topic.format().write(feed, json);
        return page.answer(known, since, states.since(topic.path(), page))
                .header("Link", "<" + feed.hub() + ">; rel=\"hub\"")
                .header("Link", "<" + feed.address(topic.format().word()) + ">; rel=\"self\"")
                .build();
    }
}
