package org.whistlestop.tour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** Works out where a slip takes each of its stops before any of them moves. */
final class SlippedWindows {

    private SlippedWindows() {}

    /** Refuses the whole slip, naming each stop that it would take to a time that does not exist: 422. */
    static Map<Stop, TimeWindow> of(List<Stop> stops, Duration shift) {
        var windows = new HashMap<Stop, TimeWindow>();
        var failures = new ArrayList<Failure>();
        for (var stop : stops) {
            try {
                windows.put(stop, stop.window.slippedBy(shift));
            } catch (ProblemException e) {
                e.problem().errors().stream()
                        .map(Problem.FieldError.class::cast)
                        .forEach(error -> failures.add(new Failure(stop.slug, error.wrong(), error.right())));
            }
        }
        if (!failures.isEmpty()) {
            throw new ProblemException(Problem.of(422, detail(failures), failures));
        }
        return windows;
    }

    private static String detail(List<Failure> failures) {
        var first = failures.get(0);
        var others = failures.size() == 1 ? "" : " and " + (failures.size() - 1) + " more";
        return "Nothing was slipped, because of %s%s: %s. %s.".formatted(first.stop, others, first.wrong, first.right);
    }

    /** A stop that cannot slip so far. */
    record Failure(String stop, String wrong, String right) {}
}
