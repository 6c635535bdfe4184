package org.whistlestop.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whistlestop.account.Person;
import org.whistlestop.announcement.lint.Thresholds;
import org.whistlestop.channel.Channel;
import org.whistlestop.channel.Channels;
import org.whistlestop.channel.delivery.DeliveryView;
import org.whistlestop.channel.delivery.DeliveryViews;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Shows announcements. */
@ApplicationScoped
class AnnouncementViews {

    @Inject
    Wording wording;

    @Inject
    Linting linting;

    @Inject
    Channels channels;

    @Inject
    DeliveryViews deliveries;

    AnnouncementView of(Announcement announcement) {
        Tour tour = Tour.findById(announcement.tourId);
        return view(announcement, around(tour, List.of(announcement)));
    }

    List<AnnouncementView> list(Tour tour, Instant from, Instant until) {
        var found = Announcement.<Announcement>list(
                "tourId = ?1 and (dueAt is null or dueAt >= ?2 and dueAt < ?3) order by dueAt nulls last, id",
                tour.id,
                from,
                until);
        bringIn(found);
        var around = around(tour, found);
        return found.stream().map(announcement -> view(announcement, around)).toList();
    }

    /** Reads at once what the views of a list would look up one by one. */
    private static void bringIn(List<Announcement> announcements) {
        Stop.list("id in ?1", ids(announcements.stream().map(announcement -> announcement.stopId)));
        Person.list("id in ?1", ids(announcements.stream().flatMap(announcement -> Stream.of(announcement.authors))));
        Channel.list(
                "id in ?1",
                ids(announcements.stream().flatMap(announcement -> announcement.channels.keySet().stream())));
    }

    private static Set<UUID> ids(Stream<UUID> ids) {
        return ids.collect(Collectors.toSet());
    }

    private Around around(Tour tour, List<Announcement> announcements) {
        var ids = announcements.stream().map(announcement -> announcement.id).toList();
        return new Around(
                tour,
                linting.thresholds(tour.id),
                linting.sayings(tour, announcements),
                deliveries.of(ids),
                Approval.lastOf(ids),
                Comment.of(ids));
    }

    /** What stands around announcements of a tour, by their ids. */
    private record Around(
            Tour tour,
            Thresholds thresholds,
            Sayings sayings,
            Map<UUID, List<DeliveryView>> planned,
            Map<UUID, Approval> approvals,
            Map<UUID, List<Comment>> comments) {}

    private AnnouncementView view(Announcement announcement, Around around) {
        var tour = around.tour;
        Stop stop = Stop.findById(announcement.stopId);
        var sealed = wording.seal(announcement, tour, stop);
        var approval = around.approvals.get(announcement.id);
        return new AnnouncementView(
                announcement.id,
                tour.slug,
                place(stop),
                Stream.of(announcement.authors).map(AnnouncementViews::by).toList(),
                announcement.title,
                announcement.text,
                announcement.language,
                announcement.linked,
                announcement.photoId,
                announcement.photoAlt,
                when(announcement, stop),
                announcement.state,
                announcement.why,
                announcement.version,
                sealed.hex(),
                on(announcement, sealed, approval),
                linting.check(announcement, tour, stop, around.thresholds, around.sayings),
                approved(approval),
                announcement.corrects,
                around.comments.getOrDefault(announcement.id, List.of()).stream()
                        .map(AnnouncementViews::said)
                        .toList(),
                around.planned.getOrDefault(announcement.id, List.of()),
                announcement.changedAt);
    }

    private static AnnouncementView.Place place(Stop stop) {
        return new AnnouncementView.Place(
                stop.slug,
                stop.venue.store(),
                stop.venue.city(),
                stop.window.zone().getId(),
                stop.window.startsLocal(),
                stop.state.status().word());
    }

    private static AnnouncementView.By by(UUID person) {
        return new AnnouncementView.By(person, Person.findNameOf(person).orElse("Somebody who has left"));
    }

    private static AnnouncementView.When when(Announcement announcement, Stop stop) {
        var due = announcement.dueAt;
        return new AnnouncementView.When(
                announcement.timing.anchor(),
                announcement.timing.offsetMinutes(),
                announcement.timing.fixedLocal(),
                due,
                due == null ? null : due.atZone(stop.window.zone()).toLocalDateTime(),
                announcement.quiet);
    }

    private List<AnnouncementView.On> on(Announcement announcement, Sealed sealed, Approval approval) {
        var known = wording.channelsOf(announcement.channels.keySet());
        return sealed.sayings().stream()
                .map(saying -> {
                    var channel = known.get(saying.channel());
                    var limits = channels.limits(channel);
                    var own = announcement.channels.get(saying.channel());
                    return new AnnouncementView.On(
                            channel.id,
                            channel.name,
                            channel.kind,
                            own.isEmpty() ? null : own,
                            saying.title(),
                            saying.text(),
                            saying.link(),
                            Counting.count(saying.text(), limits),
                            limits.longest(),
                            approvedText(approval, saying));
                })
                .toList();
    }

    private static String approvedText(Approval approval, Sealed.Saying now) {
        return approval == null
                ? null
                : approval.sealed.sayings().stream()
                        .filter(saying -> saying.channel().equals(now.channel()))
                        .map(Sealed.Saying::text)
                        .filter(text -> !text.equals(now.text()))
                        .findFirst()
                        .orElse(null);
    }

    private static AnnouncementView.Approved approved(Approval approval) {
        return approval == null
                ? null
                : new AnnouncementView.Approved(
                        approval.name,
                        approval.approvedAt,
                        approval.reason,
                        approval.sealed.from(),
                        approval.sealed.until(),
                        approval.endedAt,
                        approval.endedWhy);
    }

    private static AnnouncementView.Said said(Comment comment) {
        return new AnnouncementView.Said(comment.id, comment.name, comment.words, comment.writtenAt);
    }
}
