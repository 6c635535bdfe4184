package org.whistlestop.tour.itinerary;

/** Says what a row wants of its stop's status; a row that says nothing leaves it as it is. */
public enum Wanted {
    AS_IT_IS,
    PLANNED,
    CANCELLED
}
