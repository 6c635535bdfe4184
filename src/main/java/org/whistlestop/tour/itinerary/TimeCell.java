package org.whistlestop.tour.itinerary;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Holds what a cell says of a time: the date and the offset are null where it leaves them away. */
record TimeCell(LocalDate date, LocalTime time, boolean isDayAfter, ZoneOffset offset) {

    /** Answers the time on the row's date, which a date in the cell itself overrules. */
    LocalMoment on(LocalDate rowDate) {
        var day = date == null ? rowDate : date;
        return new LocalMoment((isDayAfter ? day.plusDays(1) : day).atTime(time), offset);
    }

    boolean hasDate() {
        return date != null;
    }

    TimeCell at(LocalDate date) {
        return new TimeCell(date, time, isDayAfter, offset);
    }
}
