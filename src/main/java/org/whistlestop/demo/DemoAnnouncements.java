package org.whistlestop.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Person;
import org.whistlestop.announcement.Anchor;
import org.whistlestop.announcement.Announcements;
import org.whistlestop.announcement.Approvals;
import org.whistlestop.announcement.NewAnnouncement;
import org.whistlestop.channel.Channels;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Says what the demo's tour announces on its own pages: one thing at once, some to come, one that only sells. */
@ApplicationScoped
class DemoAnnouncements {

    private static final NewAnnouncement.When AT_ONCE = new NewAnnouncement.When(Anchor.APPROVAL, 0, null);
    private static final NewAnnouncement.When FIVE_HOURS_BEFORE = new NewAnnouncement.When(Anchor.STARTS, -300, null);
    private static final NewAnnouncement.When ON_ARRIVAL = new NewAnnouncement.When(Anchor.ARRIVAL, 0, null);

    private static final List<Draft> DRAFTS = List.of(
            new Draft(
                    AT_ONCE,
                    "What should I ask in {city}?",
                    "On {date} I am at {store} in {city}, from {starts} to {ends}. Last week people told me about manuals on"
                            + " discs and radios with buttons too small. What is it at your house? I read every answer. {host}",
                    true),
            new Draft(
                    ON_ARRIVAL,
                    "I am at {store}",
                    "I have just come in at {store}, {city}, and stay until {ends}. Which of our things do you use every day,"
                            + " and what would you mend on it? {host}",
                    true),
            new Draft(
                    FIVE_HOURS_BEFORE,
                    "This afternoon in {city}",
                    "I look forward to {city}: {store}, {starts} to {ends}. Bring what does not work, and we look at it"
                            + " together. What shall I read up on before? {host}",
                    true),
            new Draft(
                    FIVE_HOURS_BEFORE,
                    "Today at {store}",
                    "Today I am at {store} in {city} from {starts}. Who has our oldest camcorder still running? I would like to"
                            + " see it. {host}",
                    false),
            new Draft(
                    FIVE_HOURS_BEFORE,
                    "BIG SAVINGS in {city}",
                    "HURRY!!! Only TODAY, unbeatable deals on everything. Don't miss out, get yours NOW!!!",
                    false));

    @Inject
    Channels channels;

    @Inject
    Announcements announcements;

    @Inject
    Approvals approvals;

    /** About the next stops, as far as there are so many. */
    void plan(Tour tour, Person author, Person approver, Instant now) {
        var pages = channels.addPages(tour.id, author, "Our own pages");
        var next = tour.stops().stream()
                .filter(stop -> stop.cancelledAt == null && stop.window.starts().isAfter(now))
                .limit(DRAFTS.size())
                .toList();
        for (var i = 0; i < next.size(); i++) {
            var id = DRAFTS.get(i).write(next.get(i), tour, pages, author, announcements);
            if (DRAFTS.get(i).approved) {
                approvals.approveAsItStands(id, approver);
            }
        }
    }

    private record Draft(NewAnnouncement.When when, String title, String text, boolean approved) {

        UUID write(Stop stop, Tour tour, UUID channel, Person author, Announcements announcements) {
            var id = UUID.randomUUID();
            var on = List.of(new NewAnnouncement.On(channel, null));
            announcements.write(
                    tour,
                    author,
                    id,
                    null,
                    new NewAnnouncement(tour.slug, stop.slug, title, text, "en", true, null, null, when, on));
            return id;
        }
    }
}
