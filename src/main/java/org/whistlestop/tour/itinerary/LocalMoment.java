package org.whistlestop.tour.itinerary;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.whistlestop.tour.LocalTimes;

/** Holds a local time as a row says it, with the offset where one was said, null otherwise. */
record LocalMoment(LocalDateTime local, ZoneOffset offset) {

    /** Answers the instant in a zone; throws {@link BadCell} for a time that the zone's clocks skip or show twice. */
    Instant in(ZoneId zone) {
        try {
            return offset == null ? LocalTimes.resolve(local, zone) : LocalTimes.resolve(local, zone, offset);
        } catch (LocalTimes.Missing e) {
            throw new BadCell(
                    e.getMessage(),
                    "write %s or later, or %s or earlier"
                            .formatted(
                                    e.firstValid().toLocalTime(), e.lastValid().toLocalTime()));
        } catch (LocalTimes.Ambiguous e) {
            var time = local.toLocalTime();
            throw new BadCell(
                    e.getMessage(),
                    "write %s%s for the first time or %s%s for the second"
                            .formatted(time, e.earlierOffset(), time, e.laterOffset()));
        } catch (LocalTimes.WrongOffset e) {
            throw new BadCell(e.getMessage(), offsetAdvice(e.validOffsets()));
        }
    }

    private static String offsetAdvice(List<ZoneOffset> valid) {
        return valid.size() == 1
                ? "leave the offset out, or write " + valid.get(0)
                : "write %s for the first time or %s for the second".formatted(valid.get(0), valid.get(1));
    }
}
