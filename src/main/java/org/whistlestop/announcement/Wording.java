package org.whistlestop.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whistlestop.channel.Channel;
import org.whistlestop.channel.Channels;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Puts into words what would go out now: fields filled in, the link where a channel wants it. */
@ApplicationScoped
class Wording {

    @Inject
    Channels channels;

    @Inject
    WhistlestopConfig config;

    Fields fields(Announcement announcement, Tour tour, Stop stop) {
        return Fields.of(stop, tour.title, tour.host.name, link(tour, stop), announcement.language);
    }

    String link(Tour tour, Stop stop) {
        return config.baseUrl()
                .resolve("/tours/" + tour.slug + "/stops/" + stop.slug)
                .toString();
    }

    /** What an approval would bind now, on the channels that there still are. */
    Sealed seal(Announcement announcement, Tour tour, Stop stop) {
        var fields = fields(announcement, tour, stop);
        var sayings = new ArrayList<Sealed.Saying>();
        var known = channelsOf(announcement.channels.keySet());
        announcement.channels.forEach((channelId, own) -> {
            var channel = known.get(channelId);
            if (channel != null && channel.removedAt == null) {
                sayings.add(saying(announcement, channel, own.isEmpty() ? announcement.text : own, fields));
            }
        });
        var window = window(announcement, stop);
        return new Sealed(
                sayings, announcement.language, announcement.photoId, announcement.photoAlt, window.from, window.until);
    }

    private Sealed.Saying saying(Announcement announcement, Channel channel, String text, Fields fields) {
        var limits = channels.limits(channel);
        var words = fields.fill(text);
        var link = announcement.linked ? fields.get("link") : null;
        var appended = link != null && limits.linkInText() && !words.contains(link);
        return new Sealed.Saying(
                channel.id, fields.fill(announcement.title), appended ? words + "\n\n" + link : words, link);
    }

    /** Finds them one by one: a list of announcements has them at hand. */
    Map<UUID, Channel> channelsOf(Collection<UUID> ids) {
        return ids.stream()
                .flatMap(id -> Channel.<Channel>findByIdOptional(id).stream())
                .collect(Collectors.toMap(channel -> channel.id, Function.identity()));
    }

    /** A fixed time is approved as it is said; what hangs on a stop may follow it a little. */
    private static Window window(Announcement announcement, Stop stop) {
        var timing = announcement.timing;
        if (timing.anchor() == Anchor.FIXED) {
            return new Window(announcement.dueAt, announcement.dueAt.plus(Sealed.FOLLOWS));
        }
        if (timing.anchor() == Anchor.APPROVAL) {
            return new Window(announcement.changedAt, announcement.changedAt.plus(Sealed.READS_WELL));
        }
        if (timing.anchor() == Anchor.ARRIVAL) {
            return new Window(
                    stop.window.starts().minus(Sealed.FOLLOWS),
                    stop.window.ends().plus(timing.offset()).plus(Sealed.FOLLOWS));
        }
        return new Window(announcement.dueAt.minus(Sealed.FOLLOWS), announcement.dueAt.plus(Sealed.FOLLOWS));
    }

    List<String> tooLong(Sealed sealed) {
        var known =
                channelsOf(sealed.sayings().stream().map(Sealed.Saying::channel).toList());
        return sealed.sayings().stream()
                .filter(saying -> isTooLong(saying, known.get(saying.channel())))
                .map(saying -> known.get(saying.channel()).name)
                .toList();
    }

    private boolean isTooLong(Sealed.Saying saying, Channel channel) {
        var limits = channels.limits(channel);
        return limits.longest() > 0 && Counting.count(saying.text(), limits) > limits.longest();
    }

    private record Window(Instant from, Instant until) {}
}
