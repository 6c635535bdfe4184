package org.whistlestop.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Writes feeds for who sends them to their readers. */
@ApplicationScoped
public class FeedDocuments {

    @Inject
    Feeds feeds;

    @Inject
    ObjectMapper json;

    /** Empty where the public knows of no such tour or stop. */
    @Transactional
    public Optional<FeedDocument> find(Topic topic) {
        return Tour.findBySlug(topic.tour()).flatMap(tour -> find(tour, topic));
    }

    private Optional<FeedDocument> find(Tour tour, Topic topic) {
        if (topic.stop() == null) {
            return Optional.of(document(tour, feeds.ofTour(tour), topic));
        }
        return Stop.<Stop>find("tourId = ?1 and slug = ?2 and published", tour.id, topic.stop())
                .<Stop>firstResultOptional()
                .map(stop -> document(tour, feeds.ofStop(tour, stop), topic));
    }

    private FeedDocument document(Tour tour, Feed feed, Topic topic) {
        return new FeedDocument(
                tour.id,
                feed.address(topic.format().word()),
                feed.hub().toString(),
                topic.format().write(feed, json));
    }
}
