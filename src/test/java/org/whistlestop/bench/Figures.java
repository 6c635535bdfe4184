package org.whistlestop.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured in several rounds, told as median with smallest and largest; a ratio is taken within each round. */
final class Figures {

    private final Map<String, List<Double>> rounds = new LinkedHashMap<>();

    void add(String name, double figure) {
        rounds.computeIfAbsent(name, absent -> new ArrayList<>()).add(figure);
    }

    double median(String name) {
        return median(rounds.get(name));
    }

    /** @param unit such as {@code req/s} */
    void tell(String name, String unit) {
        System.out.println("MEASURED " + name + ": " + spread(rounds.get(name)) + " " + unit);
    }

    void tellRatio(String name, String beside) {
        var ours = rounds.get(name);
        var theirs = rounds.get(beside);
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < Math.min(ours.size(), theirs.size()); round++) {
            ratios.add(ours.get(round) / theirs.get(round));
        }
        System.out.println("RATIO " + name + " / " + beside + ": " + spread(ratios));
    }

    private static String spread(List<Double> figures) {
        return number(median(figures)) + " ("
                + number(figures.stream().min(Double::compare).orElseThrow()) + " to "
                + number(figures.stream().max(Double::compare).orElseThrow()) + ")";
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, figure >= 100 ? "%,.0f" : figure >= 10 ? "%.1f" : "%.2f", figure);
    }
}
