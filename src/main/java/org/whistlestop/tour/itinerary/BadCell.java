package org.whistlestop.tour.itinerary;

/** Says what is wrong with a cell, and what would be right where that is more than the column's usual advice. */
final class BadCell extends RuntimeException {

    private final String right;

    BadCell(String wrong) {
        this(wrong, null);
    }

    BadCell(String wrong, String right) {
        super(wrong, null, false, false);
        this.right = right;
    }

    String wrong() {
        return getMessage();
    }

    String rightIn(Column column) {
        return right == null ? column.advice() : right;
    }
}
