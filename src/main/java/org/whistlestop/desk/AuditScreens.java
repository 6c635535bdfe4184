package org.whistlestop.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whistlestop.account.People;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Person;
import org.whistlestop.account.PersonView;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.account.audit.AuditEntry;
import org.whistlestop.account.audit.AuditLog;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Puts names to the ids of the audit log, as far as they are still known. */
@ApplicationScoped
class AuditScreens {

    private static final int A_PAGE = 50;

    @Inject
    Tours tours;

    @Inject
    People people;

    @Inject
    AuditLog log;

    @Transactional
    AuditScreen of(String slug, long before) {
        var tour = tours.forCaller(slug, Permission.READ_AUDIT);
        return screen(tour, false, log.latest(tour.id, before, A_PAGE));
    }

    /** Who works on the tour now, with their tokens, devices and sign-ins. */
    @Transactional
    AuditScreen ofPeople(String slug, long before) {
        var tour = tours.forCaller(slug, Permission.READ_AUDIT);
        var crew = people.listOn(slug).stream().map(PersonView::id).toList();
        return screen(tour, true, log.latestAbout(crew, before, A_PAGE));
    }

    private static AuditScreen screen(Tour tour, boolean ofPeople, List<AuditEntry> entries) {
        var stops = tour.stops().stream().collect(Collectors.toMap(stop -> stop.id.toString(), Function.identity()));
        var older = entries.size() < A_PAGE
                ? null
                : Long.valueOf(entries.get(A_PAGE - 1).number());
        return new AuditScreen(
                tour.slug,
                tour.title,
                ofPeople,
                entries.stream().map(entry -> act(entry, stops)).toList(),
                older,
                ofPeople ? Audit.INSTALLATION : tour.id,
                null);
    }

    private static AuditScreen.Act act(AuditEntry entry, Map<String, Stop> stops) {
        var stop = Optional.ofNullable(stops.get(entry.thingId()));
        return new AuditScreen.Act(
                entry.number(),
                StoreTime.moment(entry.at(), ZoneOffset.UTC),
                nameOf(entry.actor()),
                entry.act(),
                switch (entry.thing()) {
                    case "stop" ->
                        stop.map(known -> known.venue.store() + ", " + known.venue.city())
                                .orElse("a stop that is gone");
                    case "person" -> nameOf(entry.thingId());
                    default -> "the " + entry.thing();
                },
                stop.map(known -> known.slug).orElse(null),
                entry.detail());
    }

    private static String nameOf(String actor) {
        return switch (actor) {
            case "administrator" -> "The administrator";
            case "program" -> "Whistlestop itself";
            default -> Person.findNameOf(UUID.fromString(actor)).orElse("somebody who is gone");
        };
    }
}
