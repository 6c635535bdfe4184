package org.whistlestop.demo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.whistlestop.account.People;
import org.whistlestop.account.PersonView;
import org.whistlestop.account.signin.OneTapCast;
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
        return QuarkusTransaction.joiningExisting()
                .call(() -> Tour.findBySlug(DemoTour.SLUG)
                        .map(tour -> people.listCrew(tour.id, tour.slug))
                        .orElse(List.of()))
                .stream()
                .map(DemoCast::member)
                .toList();
    }

    private static Member member(PersonView person) {
        var part = person.roles().stream().map(held -> held.role().inWords()).collect(Collectors.joining(", "));
        return new Member(person.id(), person.name(), part);
    }
}
