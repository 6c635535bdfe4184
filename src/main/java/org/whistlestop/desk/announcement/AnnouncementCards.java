package org.whistlestop.desk.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.whistlestop.announcement.AnnouncementView;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.photo.PublicPhotos;

/** Draws what each channel shows. */
@ApplicationScoped
class AnnouncementCards {

    @Inject
    PublicPhotos photos;

    /** Those of many words first. */
    List<AnnouncementCard> of(AnnouncementView announcement) {
        var photo = photo(announcement);
        return announcement.channels().stream()
                .sorted(Comparator.comparing(AnnouncementView.On::kind).thenComparing(AnnouncementView.On::name))
                .map(on -> AnnouncementCard.of(announcement, on, photo))
                .toList();
    }

    /** Null also for one that the public does not see any more. */
    private PhotoCard photo(AnnouncementView announcement) {
        return announcement.photo() == null
                ? null
                : photos.find(announcement.photo()).orElse(null);
    }
}
