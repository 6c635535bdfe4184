package org.whistlestop.desk.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.announcement.Anchor;
import org.whistlestop.announcement.Announcements;
import org.whistlestop.announcement.Voices;
import org.whistlestop.channel.delivery.Rehearsal;
import org.whistlestop.channel.delivery.RehearsalView;
import org.whistlestop.channel.delivery.SilenceView;
import org.whistlestop.channel.delivery.Silences;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.Tours;

/** Prepares the calendar of a tour in words. */
@ApplicationScoped
class CalendarScreens {

    private static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("2200-01-01T00:00:00Z");

    @Inject
    Tours tours;

    @Inject
    Stops stops;

    @Inject
    Announcements announcements;

    @Inject
    Silences silences;

    @Inject
    Rehearsal rehearsal;

    @Inject
    Voices voices;

    @Inject
    CalendarNeeds needs;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** @param look which part of it to show, and how */
    @Transactional
    CalendarScreen of(String slug, Look look, String done, Problem problem) {
        var tour = tours.forCaller(slug, Permission.SEE);
        var mayAnnounce = caller.may(tour.id, Permission.ANNOUNCE);
        var now = clock.instant();
        var all = stops.list(slug);
        var entries = entries(slug, all, mayAnnounce);
        var rehearsed = rehearsal.get(slug);
        var voice = voices.get(slug);
        var shown = entries.stream()
                .filter(entry -> CalendarFilter.ALL.lets(entry.state()))
                .toList();
        var week = look.isList() ? null : CalendarWeek.of(monday(look, shown, now), shown, all, voice, now);
        return new CalendarScreen(
                slug,
                tour.title,
                week,
                tray(look.isList() ? entries : shown, look, week),
                look.isList() ? days(entries, look.filter()) : null,
                tabs(slug, entries, look),
                needs.of(tour, entries, rehearsed, now),
                silence(slug, tour.title, silences.get(slug), all, now),
                rehearsed(rehearsed, zone(all, now)),
                mayAnnounce,
                caller.may(tour.id, Permission.GO_SILENT),
                !rehearsed.channels().isEmpty(),
                !all.isEmpty(),
                !entries.isEmpty(),
                voice,
                now,
                done,
                problem == null ? null : problem.detail());
    }

    private List<CalendarEntry> entries(String slug, List<StopView> stops, boolean mayAnnounce) {
        Map<String, StopView> bySlug = stops.stream().collect(Collectors.toMap(StopView::slug, Function.identity()));
        return announcements.list(slug, EVER, NEVER).stream()
                .filter(announcement -> bySlug.containsKey(announcement.stop().slug()))
                .map(announcement -> CalendarEntry.of(
                        announcement, bySlug.get(announcement.stop().slug()), mayAnnounce))
                .toList();
    }

    /** This week; before the tour its first, after it its last. */
    private static LocalDate monday(Look look, List<CalendarEntry> entries, Instant now) {
        if (look.week() != null && !look.week().isBlank()) {
            return CalendarWeek.read(look.week());
        }
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        var days = entries.stream()
                .filter(entry -> entry.due() != null)
                .map(CalendarEntry::day)
                .sorted()
                .toList();
        if (days.isEmpty()) {
            return CalendarWeek.mondayOf(today);
        }
        var first = days.get(0);
        var last = days.get(days.size() - 1);
        return CalendarWeek.mondayOf(today.isBefore(first) ? first : today.isAfter(last) ? last : today);
    }

    /** In the week only what may come about in it. */
    private static List<CalendarEntry> tray(List<CalendarEntry> entries, Look look, CalendarWeek week) {
        return entries.stream()
                .filter(entry -> entry.due() == null)
                .filter(entry -> look.filter().lets(entry.state()))
                .filter(entry -> week == null
                        || entry.announcement().when().anchor() == Anchor.APPROVAL
                        || week.holds(entry.stop().startsLocal().toLocalDate()))
                .sorted(Comparator.comparing(entry -> entry.stop().starts()))
                .toList();
    }

    private static List<CalendarScreen.Day> days(List<CalendarEntry> entries, CalendarFilter filter) {
        var byDay = entries.stream()
                .filter(entry -> entry.due() != null && filter.lets(entry.state()))
                .collect(Collectors.groupingBy(CalendarEntry::day, TreeMap::new, Collectors.toList()));
        return byDay.values().stream()
                .map(day -> new CalendarScreen.Day(StoreTime.day(day.get(0).local()), inOrder(day)))
                .toList();
    }

    private static List<CalendarEntry> inOrder(List<CalendarEntry> day) {
        return day.stream().sorted(Comparator.comparing(CalendarEntry::due)).toList();
    }

    private static List<CalendarScreen.Tab> tabs(String slug, List<CalendarEntry> entries, Look look) {
        var list = "/desk/tours/" + slug + "/announcements?view=list&state=";
        return Arrays.stream(CalendarFilter.values())
                .map(filter -> new CalendarScreen.Tab(
                        filter.inWords(),
                        list + filter.word(),
                        entries.stream()
                                .filter(entry -> filter.lets(entry.state()))
                                .count(),
                        filter == look.filter()))
                .toList();
    }

    private static SilenceRow silence(
            String slug, String title, SilenceView silence, List<StopView> stops, Instant now) {
        return SilenceRow.of(slug, title, silence, zone(stops, now));
    }

    /** Of the stop that is on or comes next. */
    private static ZoneId zone(List<StopView> stops, Instant now) {
        return stops.stream()
                .filter(stop -> stop.ends().isAfter(now))
                .findFirst()
                .map(stop -> ZoneId.of(stop.zone()))
                .orElse(ZoneId.of("UTC"));
    }

    private static CalendarScreen.Rehearsed rehearsed(RehearsalView rehearsal, ZoneId zone) {
        var due = rehearsal.channels().stream()
                .filter(channel -> channel.due() > 0)
                .toList();
        var asked = due.isEmpty() ? rehearsal.channels() : due;
        var never = asked.stream().anyMatch(channel -> channel.checkedAt() == null);
        return new CalendarScreen.Rehearsed(
                due.size(),
                never
                        ? null
                        : asked.stream()
                                .map(RehearsalView.Part::checkedAt)
                                .filter(Objects::nonNull)
                                .min(Comparator.naturalOrder())
                                .map(at -> StoreTime.moment(at, zone))
                                .orElse(null),
                asked.stream().filter(channel -> channel.trouble() != null).count());
    }

    /**
     * What of the calendar to show.
     *
     * @param week like 2027-W23; null for the one that is on
     */
    record Look(boolean isList, String week, CalendarFilter filter) {
        static final Look USUAL = new Look(false, null, CalendarFilter.ALL);
    }
}
