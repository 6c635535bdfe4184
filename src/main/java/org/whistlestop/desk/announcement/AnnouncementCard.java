package org.whistlestop.desk.announcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.whistlestop.announcement.AnnouncementView;
import org.whistlestop.channel.ChannelView;
import org.whistlestop.photo.PhotoCard;

/**
 * What one channel shows, drawn as people see it there.
 *
 * @param says empty where there is nothing to show yet
 * @param longest 0 is no limit
 * @param photo null where there is none, or the channel takes none
 * @param changes since it was approved, word by word; empty where there are none
 */
record AnnouncementCard(
        UUID channel,
        String kind,
        String kindInWords,
        String name,
        String title,
        String says,
        String link,
        int length,
        int longest,
        PhotoCard photo,
        String alt,
        String place,
        String data,
        List<AnnouncementDiff.Piece> changes) {

    /** As a browser's own writer sets it. */
    private static final ObjectWriter JSON = new ObjectMapper()
            .writer(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER)));

    static AnnouncementCard of(AnnouncementView announcement, AnnouncementView.On on, PhotoCard photo) {
        return new AnnouncementCard(
                on.channel(),
                on.kind().word(),
                on.kind().inWords(),
                on.name(),
                on.title(),
                on.says(),
                on.link(),
                on.length(),
                on.longest(),
                photo,
                announcement.photoAlt(),
                announcement.stop().store() + ", " + announcement.stop().city(),
                data(announcement, on),
                on.approved() == null ? List.of() : AnnouncementDiff.between(on.approved(), on.says()));
    }

    /** Of a channel that nothing goes to yet. */
    static AnnouncementCard empty(ChannelView channel) {
        return new AnnouncementCard(
                channel.id(),
                channel.kind().word(),
                channel.kind().inWords(),
                channel.name(),
                "",
                "",
                null,
                0,
                channel.limits().longest(),
                null,
                null,
                "",
                "",
                List.of());
    }

    /** What a program gets, but for its id and the second of sending. */
    private static String data(AnnouncementView announcement, AnnouncementView.On on) {
        var data = new LinkedHashMap<String, Object>();
        data.put("title", on.title());
        data.put("text", on.says());
        data.put("language", announcement.language());
        data.put("link", on.link());
        data.put("tour", announcement.tour());
        data.put("stop", announcement.stop().slug());
        var message = new LinkedHashMap<String, Object>();
        message.put("type", "announcement.published");
        message.put("data", data);
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the link leads, as previews say it. */
    public String host() {
        return link == null ? "" : URI.create(link).getAuthority();
    }

    public String count() {
        return longest == 0 ? length + " characters" : length + " of " + longest;
    }

    /** How many too many; 0 when it fits. */
    public int over() {
        return longest == 0 ? 0 : Math.max(0, length - longest);
    }

    public String initial() {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT);
    }
}
