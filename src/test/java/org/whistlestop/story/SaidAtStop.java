package org.whistlestop.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StoryChanged;
import org.whistlestop.tour.StoryItem;
import org.whistlestop.tour.StorySource;
import org.whistlestop.tour.Tour;

/** What a test lets people say at stops. */
@ApplicationScoped
class SaidAtStop implements StorySource {

    @Inject
    Event<StoryChanged> changed;

    private final Map<UUID, StoryItem> said = new ConcurrentHashMap<>();

    /** At the newest stop of that slug. */
    @Transactional
    void say(String slug, String question, String answer) {
        var stop = Stop.<Stop>find(
                        "from Stop s join Tour t on t.id = s.tourId where s.slug = ?1 order by t.createdAt desc", slug)
                .<Stop>firstResult();
        said.put(stop.id, new StoryItem(Instant.now(), question, null, answer, "Rita Calloway", null));
        changed.fire(new StoryChanged(stop.tourId, stop.id));
    }

    @Override
    public List<StoryItem> atStop(Tour tour, Stop stop) {
        return said.containsKey(stop.id) ? List.of(said.get(stop.id)) : List.of();
    }
}
