package org.whistlestop.desk.announcement;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.whistlestop.account.Permission;
import org.whistlestop.channel.delivery.Silences;
import org.whistlestop.tour.Tours;

/** Tells on top of every desk page which of the caller's tours are silent. */
@Named("silenceBar")
@RequestScoped
public class SilenceBar {

    @Inject
    Tours tours;

    @Inject
    Silences silences;

    /** Nearly always none. */
    public List<SilenceRow> tours() {
        return silences.listForCaller().stream()
                .map(tour -> SilenceRow.of(tour.slug(), tour.title(), tour.silence()))
                .toList();
    }

    /** One of them, silent or not. */
    public SilenceRow of(String slug) {
        var tour = tours.forCaller(slug, Permission.SEE);
        return SilenceRow.of(slug, tour.title, silences.get(slug));
    }
}
