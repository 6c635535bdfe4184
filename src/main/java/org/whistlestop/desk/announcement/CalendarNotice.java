package org.whistlestop.desk.announcement;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.whistlestop.channel.delivery.Rehearsal;
import org.whistlestop.channel.delivery.RehearsalView;

/** Tells on a tour's page of channels that do not accept us. */
@Named("calendarNotice")
@RequestScoped
public class CalendarNotice {

    @Inject
    Rehearsal rehearsal;

    /** Names of those that the last test found closed. */
    public List<String> closed(String tour) {
        return rehearsal.get(tour).channels().stream()
                .filter(channel -> channel.trouble() != null)
                .map(RehearsalView.Part::name)
                .toList();
    }
}
