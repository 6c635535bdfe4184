package org.whistlestop.demo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.whistlestop.account.OneTapCast;
import org.whistlestop.account.People;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.Tour;

/** The demo's people, to sign in as with one tap. Only on the embedded database, which no production has. */
@ApplicationScoped
class DemoCast implements OneTapCast {

    @Inject
    WhistlestopConfig config;

    @Inject
    People people;

    @Override
    public List<Member> list() {
        if (!config.embedded() || !config.demo().orElse(true)) {
            return List.of();
        }
        return QuarkusTransaction.joiningExisting().call(() -> Tour.findBySlug(DemoTour.SLUG)
                .map(tour -> people.listCast(tour.id))
                .orElse(List.of()));
    }
}
