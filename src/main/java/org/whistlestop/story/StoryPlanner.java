package org.whistlestop.story;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.whistlestop.photo.PublicPhotos;
import org.whistlestop.support.Sql;
import org.whistlestop.tour.LocalTimes;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StoryChanged;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.log.EventKind;
import org.whistlestop.tour.log.TourEvent;
import org.whistlestop.tour.log.TourLog;

/**
 * Reads the tours' logs, each event once, and says which posts are wanted by it. The log holds what is public: a stop that is
 * hidden, or a check-in that the public learns later, is not in it.
 */
@ApplicationScoped
class StoryPlanner {

    private static final Logger LOG = Logger.getLogger(StoryPlanner.class);
    private static final int AT_ONCE = 500;

    /** What a live post begins with. */
    private static final Set<EventKind> BEGIN =
            EnumSet.of(EventKind.ARRIVED, EventKind.LATE, EventKind.LEFT, EventKind.PHOTO_SHOWN);

    /** By the clock alone, no day that ended longer ago is wrapped up. */
    private static final Duration LATE_AT_MOST = Duration.ofDays(1);

    @Inject
    AgroalDataSource database;

    @Inject
    TourLog log;

    @Inject
    StoryPlans plans;

    @Inject
    PublicPhotos photos;

    @Inject
    StoryConfig config;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        if (config.enabled()) {
            each("""
                select s.tour_id from story s join tour_log l on l.tour_id = s.tour_id
                where l.last_number > s.read_to order by s.tour_id""", this::read);
        }
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wrapUp() {
        if (config.enabled()) {
            each("select tour_id from story where channel_id is not null and wrap_up <> 'NONE'", this::wrapUp);
        }
    }

    /** Something changed that no event tells of. */
    void changed(@Observes StoryChanged event) {
        var story = Story.find(event.tourId());
        Stop stop = Stop.findById(event.stopId());
        if (story.isPresent() && stop != null && stop.published) {
            plans.wantAgain(story.get(), stop.id, dayOf(stop));
        }
    }

    /** A tour that cannot be read does not hold up the others. */
    private void each(String sql, java.util.function.Consumer<UUID> act) {
        var tours = Sql.with(database, sql, query -> Sql.list(query, row -> row.getObject(1, UUID.class)));
        for (var tour : tours) {
            try {
                QuarkusTransaction.requiringNew().run(() -> act.accept(tour));
            } catch (RuntimeException e) {
                LOG.warnf("The blog posts of tour %s wait: %s", tour, e.getMessage());
            }
        }
    }

    /** Takes the story first: of two replicas one reads, and whoever changes its settings waits. */
    private void read(UUID tourId) {
        if (!take(tourId)) {
            return;
        }
        var story = Story.find(tourId).orElseThrow();
        Tour tour = Tour.findById(tourId);
        var events = log.listAfter(tourId, story.readTo, AT_ONCE);
        events.forEach(event -> follow(story, tour, event));
        if (!events.isEmpty()) {
            Sql.with(database, "update story set read_to = ? where tour_id = ?", update -> {
                update.setLong(1, events.get(events.size() - 1).number());
                update.setObject(2, tourId);
                return update.executeUpdate();
            });
        }
    }

    private boolean take(UUID tourId) {
        return Sql.with(database, "select tour_id from story where tour_id = ? for update skip locked", select -> {
            select.setObject(1, tourId);
            return !Sql.list(select, row -> row.getObject(1, UUID.class)).isEmpty();
        });
    }

    private void follow(Story story, Tour tour, TourEvent event) {
        Stop stop = Stop.findById(event.stopId());
        if (stop != null && story.channelId != null) {
            want(story, tour, stop, event.kind());
        }
        // Last, because it waits for nothing.
        if (event.kind() == EventKind.PHOTO_REMOVED
                && photos.find(event.photoId()).isEmpty()) {
            plans.dropPhoto(tour.id, event.photoId());
        }
    }

    private void want(Story story, Tour tour, Stop stop, EventKind kind) {
        if (kind == EventKind.SLIPPED || kind == EventKind.MOVED) {
            plans.wantAgain(story);
            return;
        }
        if (BEGIN.contains(kind)) {
            plans.wantLive(story, tour, stop);
        }
        plans.wantAgain(story, stop.id, dayOf(stop));
    }

    private void wrapUp(UUID tourId) {
        if (!take(tourId)) {
            return;
        }
        var story = Story.find(tourId).orElseThrow();
        Tour tour = Tour.findById(tourId);
        var now = Sql.with(database, "select now()", query -> Sql.single(query, row -> Sql.instant(row, 1)));
        var since = latest(story.wrapUpSince, now).minus(LATE_AT_MOST);
        var over = tour.publicStops().stream()
                .filter(stop -> stop.shown.arrivedAt() != null && stop.shown.status() != StopStatus.CANCELLED)
                .toList();
        if (story.wrapUp == WrapUps.STOP) {
            over.stream()
                    .filter(stop -> stop.shown.status() == StopStatus.DONE)
                    .filter(stop -> ended(stop).isAfter(since))
                    .filter(stop -> isNew(story, stop.id.toString()))
                    .forEach(stop -> plans.wantStop(story, tour, stop));
        } else {
            over.stream().collect(Collectors.groupingBy(StoryPlanner::dayOf)).forEach((day, stops) -> {
                var due = due(story, day, stops);
                if (!due.isAfter(now) && due.isAfter(since) && isNew(story, day.toString())) {
                    plans.wantDay(story, tour, day);
                }
            });
        }
    }

    private static Instant latest(Instant since, Instant now) {
        return since.isAfter(now) ? now : since;
    }

    private static Instant ended(Stop stop) {
        return Objects.requireNonNullElse(stop.shown.leftAt(), stop.window.ends());
    }

    private boolean isNew(Story story, String subject) {
        return StoryPost.count(
                        "channelId = ?1 and kind = ?2 and subject = ?3", story.channelId, StoryKind.WRAP_UP, subject)
                == 0;
    }

    /** In the evening by the clocks of the day's last store, or when its last stop is over. */
    private static Instant due(Story story, LocalDate day, List<Stop> stops) {
        var last = stops.get(stops.size() - 1).window;
        var evening = instant(day.atTime(story.wrapUpAt), last.zone());
        return evening.isAfter(last.ends()) ? evening : last.ends();
    }

    /** A wrap-up is nobody's appointment: where clocks jump over its minute it comes an hour later. */
    private static Instant instant(LocalDateTime local, java.time.ZoneId zone) {
        try {
            return LocalTimes.resolve(local, zone);
        } catch (LocalTimes.Ambiguous e) {
            return local.toInstant(e.laterOffset());
        } catch (LocalTimes.NoSuchInstant e) {
            return LocalTimes.resolve(local.plusHours(1), zone);
        }
    }

    static LocalDate dayOf(Stop stop) {
        return stop.window.startsLocal().toLocalDate();
    }
}
