package org.whistlestop.channel.mastodon;

import java.time.Instant;
import java.util.Optional;
import org.whistlestop.channel.Steps;

/** Writes down each try before it is made, so that who looks for its outcome knows since when it may be on its way. */
final class Tries {

    private Tries() {}

    static void begin(Steps steps, Instant now) {
        var number = 1;
        while (steps.find(step(number)).isPresent()) {
            number++;
        }
        steps.once(step(number), now::toString);
    }

    static Optional<Instant> last(Steps steps) {
        Optional<Instant> last = Optional.empty();
        for (var number = 1; ; number++) {
            var kept = steps.find(step(number));
            if (kept.isEmpty()) {
                return last;
            }
            last = kept.map(Instant::parse);
        }
    }

    private static String step(int number) {
        return "try-" + number;
    }
}
