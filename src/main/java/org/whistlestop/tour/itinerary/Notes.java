package org.whistlestop.tour.itinerary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong or odd in one file. */
final class Notes {

    private final List<CellProblem> problems = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final Set<Integer> badLines = new HashSet<>();

    void problem(CellProblem problem) {
        problems.add(problem);
        badLines.add(problem.line());
    }

    void problem(int line, Column column, String value, BadCell bad) {
        problem(new CellProblem(line, column.header(), value, bad.wrong(), bad.rightIn(column)));
    }

    void warning(int line, String message) {
        warnings.add(new Warning(line, message));
    }

    boolean isGood(int line) {
        return !badLines.contains(line);
    }

    List<CellProblem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(CellProblem::line).thenComparing(Notes::place))
                .toList();
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    private static int place(CellProblem problem) {
        return Column.findNamed(problem.column()).map(Column::ordinal).orElse(-1);
    }
}
