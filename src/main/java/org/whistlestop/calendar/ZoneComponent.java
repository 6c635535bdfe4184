package org.whistlestop.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * Writes the clock changes of a zone for a stretch of time. They come from the rules that this program itself goes by, and not
 * from the calendar library's own, so that both never disagree.
 */
final class ZoneComponent {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("zzz", Locale.US);
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

    private ZoneComponent() {}

    static VTimeZone of(ZoneId zone, Instant from, Instant until) {
        return new VTimeZone(
                new PropertyList(List.of(new TzId(zone.getId()))), new ComponentList<>(observances(zone, from, until)));
    }

    /** The one that holds at the beginning, and each that begins later. */
    private static List<Observance> observances(ZoneId zone, Instant from, Instant until) {
        var rules = zone.getRules();
        var found = new ArrayList<Observance>();
        var change = rules.previousTransition(from.plusNanos(1));
        if (change == null) {
            found.add(observance(zone, LONG_AGO, rules.getOffset(from), rules.getOffset(from), from));
            change = rules.nextTransition(from);
        }
        while (change != null && !change.getInstant().isAfter(until)) {
            found.add(observance(
                    zone,
                    change.getDateTimeBefore(),
                    change.getOffsetBefore(),
                    change.getOffsetAfter(),
                    change.getInstant()));
            change = rules.nextTransition(change.getInstant());
        }
        return found;
    }

    /** @param onset as a clock shows it that has not been changed yet (RFC 5545, section 3.6.5) */
    private static Observance observance(
            ZoneId zone, LocalDateTime onset, ZoneOffset before, ZoneOffset after, Instant moment) {
        var properties = new PropertyList(List.of(
                new DtStart<>(onset),
                new TzOffsetFrom(before),
                new TzOffsetTo(after),
                new TzName(NAME.format(moment.atZone(zone)))));
        return zone.getRules().isDaylightSavings(moment) ? new Daylight(properties) : new Standard(properties);
    }
}
