package org.whistlestop.tour.itinerary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DateOrderTest {

    @Test
    void listsOfOneLengthArePairedInOrder() {
        assertArrayEquals(new int[] {0, 1, 2}, DateOrder.pair(days(1, 2, 3), days(7, 8, 9)));
        assertArrayEquals(new int[0], DateOrder.pair(days(), days(1)));
    }

    @Test
    void aVisitTakenOutLeavesTheOthersWhatTheyWere() {
        assertArrayEquals(new int[] {1}, DateOrder.pair(days(9), days(2, 9)));
        assertArrayEquals(new int[] {0, 2}, DateOrder.pair(days(1, 9), days(1, 5, 9)));
        assertArrayEquals(new int[] {1, 2}, DateOrder.pair(days(6, 10), days(1, 5, 9)));
    }

    @Test
    void noOtherPairingWithoutCrossingMovesLess() {
        var random = new Random(3);
        for (var i = 0; i < 2_000; i++) {
            var longer = sorted(random, 1 + random.nextInt(7));
            var shorter = sorted(random, random.nextInt(longer.size() + 1));
            var pairs = DateOrder.pair(shorter, longer);
            assertTrue(IntStream.range(1, pairs.length).allMatch(j -> pairs[j - 1] < pairs[j]));
            assertEquals(least(shorter, longer), moved(shorter, longer, pairs));
        }
    }

    private static long moved(List<Instant> shorter, List<Instant> longer, int[] pairs) {
        return IntStream.range(0, pairs.length)
                .mapToLong(i -> distance(shorter.get(i), longer.get(pairs[i])))
                .sum();
    }

    /** Tries every choice. */
    private static long least(List<Instant> shorter, List<Instant> longer) {
        if (shorter.isEmpty()) {
            return 0;
        }
        if (longer.size() < shorter.size()) {
            return Integer.MAX_VALUE;
        }
        var rest = longer.subList(1, longer.size());
        return Math.min(
                least(shorter, rest),
                distance(shorter.get(0), longer.get(0)) + least(shorter.subList(1, shorter.size()), rest));
    }

    private static long distance(Instant one, Instant other) {
        return Math.abs(one.getEpochSecond() - other.getEpochSecond());
    }

    private static List<Instant> sorted(Random random, int size) {
        return days(random.ints(size, 0, 20).sorted().toArray());
    }

    private static List<Instant> days(int... days) {
        return Arrays.stream(days)
                .mapToObj(day -> Instant.ofEpochSecond(day * 86_400L))
                .toList();
    }
}
