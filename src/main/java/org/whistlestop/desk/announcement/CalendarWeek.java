package org.whistlestop.desk.announcement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.whistlestop.announcement.Voice;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.StoreTime;

/** Seven days, Monday first, each by the clocks of its own stores. */
record CalendarWeek(LocalDate monday, List<Day> days) {

    private static final Pattern WORD = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** Hours in which something is usually said; the others are narrow while they are empty. */
    private static final LocalTime EARLY = LocalTime.of(7, 0);

    private static final LocalTime LATE = LocalTime.of(21, 0);

    static LocalDate mondayOf(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }

    /** Reads {@code 2027-W23} of ISO 8601 as its Monday. */
    static LocalDate read(String week) {
        var matcher = WORD.matcher(week);
        if (matcher.matches()) {
            try {
                var monday = mondayOf(LocalDate.of(Integer.parseInt(matcher.group(1)), 1, 4))
                        .plusWeeks(Integer.parseInt(matcher.group(2)) - 1L);
                if (word(monday).equals(week)) {
                    return monday;
                }
            } catch (DateTimeException e) {
                // Not a week either.
            }
        }
        throw ProblemException.notFound("There is no such week. Write it like 2027-W23.");
    }

    static String word(LocalDate monday) {
        return "%04d-W%02d"
                .formatted(monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    static CalendarWeek of(
            LocalDate monday, List<CalendarEntry> entries, List<StopView> stops, Voice voice, Instant now) {
        return new CalendarWeek(
                monday,
                IntStream.range(0, 7)
                        .mapToObj(monday::plusDays)
                        .map(day -> Day.of(day, entries, stops, voice, now))
                        .toList());
    }

    public String inWords() {
        return DAY.format(monday) + " to " + LONG.format(monday.plusDays(6));
    }

    public String before() {
        return word(monday.minusWeeks(1));
    }

    public String after() {
        return word(monday.plusWeeks(1));
    }

    public boolean isEmpty() {
        return days.stream().allMatch(Day::isEmpty);
    }

    public boolean holds(LocalDate day) {
        return mondayOf(day).equals(monday);
    }

    /** Hours as the margin shows them. */
    public List<Hour> hours() {
        return IntStream.range(0, 24)
                .mapToObj(hour -> new Hour(LocalTime.of(hour, 0).toString(), isNight(LocalTime.of(hour, 0))))
                .toList();
    }

    record Hour(String words, boolean isNight) {}

    private static boolean isNight(LocalTime time) {
        return time.isBefore(EARLY) || time.isAfter(LATE);
    }

    /** A day with what takes place on it. */
    record Day(LocalDate date, boolean isToday, List<String> visits, List<Slot> slots) {

        static Day of(LocalDate date, List<CalendarEntry> entries, List<StopView> stops, Voice voice, Instant now) {
            var here = stops.stream().filter(stop -> isOn(stop, date)).toList();
            var due = entries.stream()
                    .filter(entry -> entry.local() != null && entry.day().equals(date))
                    .toList();
            var clock = now.atZone(zone(date, here, due, stops)).toLocalDateTime();
            var slots = IntStream.range(0, 24)
                    .mapToObj(hour -> Slot.of(date.atTime(hour, 0), due, here, voice, clock))
                    .toList();
            return new Day(
                    date,
                    clock.toLocalDate().equals(date),
                    here.stream().map(Day::visit).toList(),
                    slots);
        }

        private static boolean isOn(StopView stop, LocalDate date) {
            return stop.status() != StopStatus.CANCELLED
                    && !stop.startsLocal().toLocalDate().isAfter(date)
                    && !stop.endsLocal().toLocalDate().isBefore(date);
        }

        /** Where the day takes place; on a day without a stop, where the last one before it did. */
        private static ZoneId zone(LocalDate date, List<StopView> here, List<CalendarEntry> due, List<StopView> stops) {
            if (!here.isEmpty()) {
                return ZoneId.of(here.get(0).zone());
            }
            if (!due.isEmpty()) {
                return ZoneId.of(due.get(0).zone());
            }
            return stops.stream()
                    .filter(stop -> stop.startsLocal().toLocalDate().isBefore(date))
                    .reduce((first, second) -> second)
                    .or(() -> stops.stream().findFirst())
                    .map(stop -> ZoneId.of(stop.zone()))
                    .orElse(ZoneId.of("UTC"));
        }

        private static String visit(StopView stop) {
            return stop.venue().store() + ", " + stop.venue().city() + ", "
                    + StoreTime.window(stop.startsLocal(), stop.endsLocal());
        }

        public String inWords() {
            return DAY.format(date);
        }

        public boolean isEmpty() {
            return slots.stream().allMatch(slot -> slot.entries().isEmpty());
        }
    }

    /**
     * An hour of a day.
     *
     * @param earlier due before the line that stands for now, all of them where it is not in this hour
     * @param now like 14:05; null in another hour
     */
    record Slot(
            int hour,
            boolean isNight,
            boolean isQuiet,
            boolean isVisit,
            List<CalendarEntry> earlier,
            String now,
            List<CalendarEntry> later) {

        static Slot of(
                LocalDateTime begins, List<CalendarEntry> due, List<StopView> here, Voice voice, LocalDateTime clock) {
            var ends = begins.plusHours(1);
            var mine = due.stream()
                    .filter(entry -> entry.local().getHour() == begins.getHour())
                    .sorted(Comparator.comparing(CalendarEntry::local))
                    .toList();
            var isNow = !clock.isBefore(begins) && clock.isBefore(ends);
            var earlier = new ArrayList<CalendarEntry>();
            var later = new ArrayList<CalendarEntry>();
            mine.forEach(entry -> (isNow && !entry.local().isBefore(clock) ? later : earlier).add(entry));
            return new Slot(
                    begins.getHour(),
                    CalendarWeek.isNight(begins.toLocalTime()),
                    isQuiet(voice, begins.toLocalTime()),
                    here.stream()
                            .anyMatch(stop -> stop.startsLocal().isBefore(ends)
                                    && stop.endsLocal().isAfter(begins)),
                    earlier,
                    isNow ? CLOCK.format(clock) : null,
                    later);
        }

        /** Whether people are left in peace when the hour begins; over midnight where quiet ends before it begins. */
        private static boolean isQuiet(Voice voice, LocalTime time) {
            var from = voice.quietFrom();
            var until = voice.quietUntil();
            if (from == null || from.equals(until)) {
                return false;
            }
            var isFrom = !time.isBefore(from);
            var isBefore = time.isBefore(until);
            return from.isBefore(until) ? isFrom && isBefore : isFrom || isBefore;
        }

        public List<CalendarEntry> entries() {
            return java.util.stream.Stream.concat(earlier.stream(), later.stream())
                    .toList();
        }
    }
}
