package org.whistlestop.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Permission;
import org.whistlestop.channel.Channel;
import org.whistlestop.channel.ChannelDoor;
import org.whistlestop.channel.Channels;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Picture;
import org.whistlestop.photo.PhotosToSend;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Shows to the letter what would be sent now, and asks nobody. */
@ApplicationScoped
public class DryRuns {

    @Inject
    Announcements announcements;

    @Inject
    Wording wording;

    @Inject
    Channels channels;

    @Inject
    ChannelDoor door;

    @Inject
    PhotosToSend photos;

    @Inject
    Clock clock;

    @Transactional
    public List<DryRun> of(UUID id) {
        var announcement = announcements.find(id, Permission.SEE);
        Tour tour = Tour.findById(announcement.tourId);
        Stop stop = Stop.findById(announcement.stopId);
        var sealed = wording.seal(announcement, tour, stop);
        var due = announcement.dueAt == null ? clock.instant() : announcement.dueAt;
        var known = wording.channelsOf(announcement.channels.keySet());
        return sealed.sayings().stream()
                .map(saying -> dryRun(known.get(saying.channel()), saying, sealed, due))
                .toList();
    }

    private DryRun dryRun(Channel channel, Sealed.Saying saying, Sealed sealed, Instant due) {
        return new DryRun(channel.id, channel.name, channel.kind, request(channel, saying, sealed, due));
    }

    private String request(Channel channel, Sealed.Saying saying, Sealed sealed, Instant due) {
        var messenger = channels.messenger(channel.kind);
        // Each delivery gets a name of its own when it is planned; this one stands for it.
        var delivery = UUID.randomUUID();
        var message = new Message(
                delivery,
                messenger.nameFor(delivery, due),
                saying.title(),
                saying.text(),
                sealed.language(),
                saying.link(),
                due,
                picture(sealed));
        try {
            return messenger.dryRun(door.open(channel.id, Duration.ZERO), message);
        } catch (NotSent e) {
            return e.getMessage();
        }
    }

    private Picture picture(Sealed sealed) {
        return sealed.photo() == null
                ? null
                : photos.find(sealed.photo())
                        .map(photo -> Picture.of(photo, sealed.photoAlt()))
                        .orElse(null);
    }
}
