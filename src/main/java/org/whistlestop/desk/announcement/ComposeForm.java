package org.whistlestop.desk.announcement;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.whistlestop.announcement.Anchor;
import org.whistlestop.announcement.AnnouncementView;
import org.whistlestop.announcement.NewAnnouncement;
import org.whistlestop.announcement.TemplateView;
import org.whistlestop.support.ProblemException;

/**
 * An announcement as somebody typed it, kept as it is when it has to be mended.
 *
 * @param id made with the page, so that a double click is one announcement
 * @param version of what the writer has read; null for a new one
 * @param timing like {@code starts:-1440}, or {@code own} or {@code fixed}
 * @param amount of units before or after the anchor, for {@code own}
 * @param at by the clocks of the store, for {@code fixed}
 * @param known the channels of the form, each beside its own words
 * @param on those that are ticked
 * @param act preview, review, or anything else to keep it
 */
record ComposeForm(
        @RestForm UUID id,
        @RestForm Long version,
        @RestForm String stop,
        @RestForm String title,
        @RestForm String text,
        @RestForm String language,
        @RestForm boolean linked,
        @RestForm String photo,
        @RestForm String photoAlt,
        @RestForm String timing,
        @RestForm String amount,
        @RestForm String unit,
        @RestForm String side,
        @RestForm String anchor,
        @RestForm String at,
        @RestForm List<String> known,
        @RestForm List<String> own,
        @RestForm List<String> on,
        @RestForm String act) {

    /** What the form offers by one click, in order of time. */
    static final Map<String, String> PRESETS = presets();

    static final Map<String, Integer> UNITS = Map.of("minutes", 1, "hours", 60, "days", 1440);

    private static final Pattern PRESET = Pattern.compile("(starts|ends|arrival|approval):(-?\\d{1,5})");

    private static Map<String, String> presets() {
        var presets = new java.util.LinkedHashMap<String, String>();
        presets.put("starts:-10080", "7 days before the start");
        presets.put("starts:-1440", "24 hours before the start");
        presets.put("starts:-120", "2 hours before the start");
        presets.put("arrival:0", "When the host arrives");
        presets.put("starts:120", "2 hours after the start");
        presets.put("approval:0", "At once when it is approved");
        return presets;
    }

    /** An empty one on all channels. */
    static ComposeForm empty(String stop, List<UUID> channels) {
        return new ComposeForm(
                UUID.randomUUID(),
                null,
                stop,
                "",
                "",
                "en",
                true,
                "",
                "",
                "starts:-1440",
                "1",
                "days",
                "before",
                "starts",
                "",
                List.of(),
                List.of(),
                channels.stream().map(UUID::toString).toList(),
                "");
    }

    ComposeForm with(TemplateView template) {
        return new ComposeForm(
                        id,
                        version,
                        stop,
                        template.title(),
                        template.text(),
                        template.language(),
                        template.linked(),
                        photo,
                        photoAlt,
                        timing,
                        amount,
                        unit,
                        side,
                        anchor,
                        at,
                        known,
                        own,
                        on,
                        act)
                .at(template.anchor(), template.offsetMinutes());
    }

    static ComposeForm of(AnnouncementView announcement) {
        var channels = announcement.channels();
        var when = announcement.when();
        var form = new ComposeForm(
                announcement.id(),
                announcement.version(),
                announcement.stop().slug(),
                announcement.title(),
                announcement.text(),
                announcement.language(),
                announcement.linked(),
                announcement.photo() == null ? "" : announcement.photo().toString(),
                announcement.photoAlt() == null ? "" : announcement.photoAlt(),
                "fixed",
                "1",
                "days",
                "before",
                "starts",
                when.at() == null ? "" : when.at().toString(),
                channels.stream().map(on -> on.channel().toString()).toList(),
                channels.stream().map(on -> on.own() == null ? "" : on.own()).toList(),
                channels.stream().map(on -> on.channel().toString()).toList(),
                "");
        return when.anchor() == Anchor.FIXED ? form : form.at(when.anchor(), when.offsetMinutes());
    }

    /** The same with an offset, in the largest unit that says it in whole numbers. */
    private ComposeForm at(Anchor chosen, int minutes) {
        var preset = chosen.word() + ":" + minutes;
        var size = Math.abs(minutes);
        var largest = size % 1440 == 0 && size > 0 ? "days" : size % 60 == 0 && size > 0 ? "hours" : "minutes";
        var isOffered = PRESETS.containsKey(preset);
        return new ComposeForm(
                id,
                version,
                stop,
                title,
                text,
                language,
                linked,
                photo,
                photoAlt,
                isOffered ? preset : "own",
                Integer.toString(size / UNITS.get(largest)),
                largest,
                minutes <= 0 && chosen != Anchor.ARRIVAL ? "before" : "after",
                chosen == Anchor.APPROVAL ? "starts" : chosen.word(),
                at,
                known,
                own,
                on,
                act);
    }

    /** The same with another version beside it, to be saved in spite of what others wrote. */
    ComposeForm over(long otherVersion) {
        return new ComposeForm(
                id,
                otherVersion,
                stop,
                title,
                text,
                language,
                linked,
                photo,
                photoAlt,
                timing,
                amount,
                unit,
                side,
                anchor,
                at,
                known,
                own,
                on,
                act);
    }

    boolean isPreview() {
        return "preview".equals(act);
    }

    boolean isForReview() {
        return "review".equals(act);
    }

    /** Its own words for a channel, or empty. */
    String ownOf(UUID channel) {
        var index = known == null ? -1 : known.indexOf(channel.toString());
        return index < 0 || own == null || index >= own.size() ? "" : own.get(index);
    }

    boolean isOn(UUID channel) {
        return on != null && on.contains(channel.toString());
    }

    /** @throws ProblemException 422 for what cannot be read at all; the rest is checked like the API's */
    NewAnnouncement request(String tour) {
        return new NewAnnouncement(
                tour, stop, title, text, language, linked, readPhoto(), photoAlt, readWhen(), readChannels());
    }

    private UUID readPhoto() {
        return photo == null || photo.isBlank() ? null : read("photo", photo);
    }

    private static UUID read(String field, String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(field, "That is none of those on the page", "Choose one of the list");
        }
    }

    private List<NewAnnouncement.On> readChannels() {
        var channels = new ArrayList<NewAnnouncement.On>();
        for (var channel : on == null ? Set.<String>of() : Set.copyOf(on)) {
            var id = read("channels", channel);
            channels.add(new NewAnnouncement.On(id, ownOf(id)));
        }
        return channels;
    }

    private NewAnnouncement.When readWhen() {
        if ("fixed".equals(timing)) {
            return new NewAnnouncement.When(Anchor.FIXED, null, readAt());
        }
        if ("own".equals(timing)) {
            return readOwn();
        }
        var preset = PRESET.matcher(timing == null ? "" : timing);
        if (!preset.matches()) {
            throw ProblemException.invalid("timing", "It is not said when it goes out", "Choose a time");
        }
        return new NewAnnouncement.When(
                Anchor.valueOf(preset.group(1).toUpperCase(Locale.ROOT)), Integer.valueOf(preset.group(2)), null);
    }

    private NewAnnouncement.When readOwn() {
        var size = amount == null ? "" : amount.strip();
        if (!size.matches("\\d{1,5}") || !UNITS.containsKey(String.valueOf(unit))) {
            throw ProblemException.invalid("amount", "“" + size + "” is not a length of time", "Write it like 90");
        }
        var minutes = Integer.parseInt(size) * UNITS.get(unit);
        var hook = "ends".equals(anchor) ? Anchor.ENDS : "arrival".equals(anchor) ? Anchor.ARRIVAL : Anchor.STARTS;
        var isBefore = "before".equals(side);
        if (hook == Anchor.ARRIVAL && isBefore && minutes > 0) {
            throw ProblemException.invalid(
                    "amount", "Nobody knows the arrival before it happens", "Choose a time after it, or the start");
        }
        return new NewAnnouncement.When(hook, isBefore ? -minutes : minutes, null);
    }

    private LocalDateTime readAt() {
        try {
            return LocalDateTime.parse(at == null ? "" : at);
        } catch (DateTimeException e) {
            throw ProblemException.invalid("at", "The date or the time is missing", "Fill in both");
        }
    }
}
