package org.whistlestop.tour.itinerary;

/** Says why a file, or all of it from some line on, cannot be read as a table. */
final class Unreadable extends RuntimeException {

    private final CellProblem problem;

    Unreadable(int line, String wrong, String right) {
        super(wrong, null, false, false);
        this.problem = new CellProblem(line, "", "", wrong, right);
    }

    CellProblem problem() {
        return problem;
    }
}
