package org.whistlestop.embed;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.whistlestop.map.MapView;
import org.whistlestop.map.StopCard;

/** The day on which a tour was over: from then on its embeds are an archive. */
record Ending(LocalDate day) {

    /** Late photos come in, and a check-in may still be taken back. */
    private static final Duration GRACE = Duration.ofDays(1);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    static Optional<Ending> of(MapView view) {
        if (view.next() != null || view.stops().stream().anyMatch(StopCard::isToCome)) {
            return Optional.empty();
        }
        return view.stops().stream()
                .max(Comparator.comparing(StopCard::ends))
                .filter(last -> last.ends().plus(GRACE).isBefore(view.now()))
                .map(last -> new Ending(last.stop().window.endsLocal().toLocalDate()));
    }

    public String words() {
        return DAY.format(day);
    }
}
