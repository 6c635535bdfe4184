package org.whistlestop.desk.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.announcement.AnnouncementState;
import org.whistlestop.announcement.AnnouncementView;
import org.whistlestop.announcement.Announcements;
import org.whistlestop.announcement.ApprovalLinkView;
import org.whistlestop.channel.delivery.DeliveryState;
import org.whistlestop.channel.delivery.DeliveryView;
import org.whistlestop.desk.AnnouncementWords;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Prepares an announcement's page in words. */
@ApplicationScoped
class AnnouncementScreens {

    @Inject
    Tours tours;

    @Inject
    Stops stops;

    @Inject
    Announcements announcements;

    @Inject
    AnnouncementCards cards;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** @param failed the form that the problem is about, or null */
    @Transactional
    AnnouncementScreen of(
            UUID id,
            AnnouncementScreen.Typed typed,
            ApprovalLinkView link,
            String failed,
            String done,
            Problem problem) {
        var it = announcements.get(id);
        var tour = tours.forCaller(it.tour(), Permission.SEE);
        var zone = ZoneId.of(it.stop().zone());
        var may = rights(tour, it);
        return new AnnouncementScreen(
                it,
                tour.title,
                AnnouncementWords.title(it),
                it.stop().store() + ", " + it.stop().city(),
                starts(it),
                AnnouncementWords.badge(it),
                AnnouncementWords.due(it),
                AnnouncementWords.timing(it),
                it.authors().stream().map(AnnouncementView.By::name).collect(Collectors.joining(", ")),
                StoreTime.moment(it.changedAt(), zone),
                cards.of(it),
                AnnouncementLint.of(it.lint()),
                comments(it, zone),
                it.deliveries().stream()
                        .map(delivery -> row(tour, delivery, zone))
                        .toList(),
                approval(it, zone),
                may,
                may.copy() ? others(it, typed) : List.of(),
                link,
                link == null ? null : StoreTime.moment(link.expiresAt(), zone),
                UUID.randomUUID(),
                typed,
                failed,
                done,
                problem == null ? null : problem.detail());
    }

    static String starts(AnnouncementView it) {
        return StoreTime.day(it.stop().starts()) + ", "
                + it.stop().starts().toLocalTime().withSecond(0).withNano(0);
    }

    static List<AnnouncementScreen.Said> comments(AnnouncementView it, ZoneId zone) {
        return it.comments().stream()
                .map(said -> new AnnouncementScreen.Said(said.by(), StoreTime.moment(said.at(), zone), said.words()))
                .toList();
    }

    private AnnouncementScreen.Rights rights(Tour tour, AnnouncementView it) {
        var publishes = caller.credential().scopes().contains(Scope.PUBLISH);
        var writes = publishes && caller.may(tour.id, Permission.ANNOUNCE);
        var judges = publishes && caller.may(tour.id, Permission.APPROVE);
        var me = caller.person().id;
        var isAuthor = it.authors().stream().anyMatch(author -> author.id().equals(me));
        var isOpen = AnnouncementWords.isOpen(it);
        var state = it.state();
        var waits = state == AnnouncementState.REVIEW || state == AnnouncementState.CHANGED;
        return new AnnouncementScreen.Rights(
                writes && isOpen,
                writes && isOpen && (state == AnnouncementState.DRAFT || state == AnnouncementState.CHANGED),
                judges && waits && !isAuthor,
                isAuthor,
                judges && (state == AnnouncementState.REVIEW || state == AnnouncementState.APPROVED) && isOpen,
                writes && state != AnnouncementState.CANCELLED && !isSentEverywhere(it),
                writes,
                judges && waits && !isAuthor,
                publishes);
    }

    private static boolean isSentEverywhere(AnnouncementView it) {
        return !it.deliveries().isEmpty()
                && it.deliveries().stream().allMatch(delivery -> delivery.state() == DeliveryState.SENT);
    }

    private AnnouncementScreen.DeliveryRow row(Tour tour, DeliveryView delivery, ZoneId zone) {
        var publishes = caller.credential().scopes().contains(Scope.PUBLISH);
        var decides = publishes && caller.may(tour.id, Permission.RELEASE);
        var isHeld = delivery.state() == DeliveryState.HELD;
        var isDue = delivery.dueAt() != null && !delivery.dueAt().isAfter(clock.instant());
        return new AnnouncementScreen.DeliveryRow(
                delivery.id(),
                delivery.channelName(),
                delivery.kind().inWords(),
                AnnouncementWords.badge(delivery),
                moment(delivery.dueAt(), zone),
                moment(delivery.sentAt(), zone),
                delivery.words(),
                delivery.link(),
                delivery.answer(),
                delivery.attempts().stream()
                        .map(attempt -> attempt(attempt, zone))
                        .toList(),
                decides && isDue && (isHeld || delivery.state() == DeliveryState.FAILED),
                decides && isHeld,
                delivery.unsure(),
                publishes
                        && caller.may(tour.id, Permission.ANNOUNCE)
                        && delivery.state().isOpen());
    }

    private static AnnouncementScreen.AttemptRow attempt(DeliveryView.Attempt attempt, ZoneId zone) {
        return new AnnouncementScreen.AttemptRow(
                attempt.number(), moment(attempt.startedAt(), zone), outcome(attempt.outcome()), attempt.words());
    }

    private static String outcome(String outcome) {
        return switch (outcome == null ? "" : outcome) {
            case "sent" -> "Sent";
            case "refused" -> "Refused";
            case "not_now" -> "Not now";
            case "unknown" -> "Nobody knows";
            default -> "No end known";
        };
    }

    private static AnnouncementScreen.ApprovalRow approval(AnnouncementView it, ZoneId zone) {
        var approved = it.approved();
        return approved == null
                ? null
                : new AnnouncementScreen.ApprovalRow(
                        approved.by(),
                        moment(approved.at(), zone),
                        approved.reason(),
                        moment(approved.from(), zone),
                        moment(approved.until(), zone),
                        moment(approved.endedAt(), zone),
                        approved.endedWhy());
    }

    static String moment(Instant at, ZoneId zone) {
        return at == null ? null : StoreTime.moment(at, zone);
    }

    private List<AnnouncementScreen.OtherStop> others(AnnouncementView it, AnnouncementScreen.Typed typed) {
        return stops.list(it.tour()).stream()
                .filter(stop ->
                        stop.status().isOpen() && !stop.slug().equals(it.stop().slug()))
                .map(stop -> new AnnouncementScreen.OtherStop(
                        stop.slug(),
                        StoreTime.day(stop.startsLocal()) + " · " + stop.venue().store() + ", "
                                + stop.venue().city(),
                        typed.stops().contains(stop.slug())))
                .toList();
    }
}
