package org.whistlestop.demo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.whistlestop.account.People;
import org.whistlestop.account.Person;
import org.whistlestop.account.Role;
import org.whistlestop.support.Sql;
import org.whistlestop.support.WhistlestopConfig;
import org.whistlestop.tour.NewTour;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;
import org.whistlestop.tour.itinerary.Itineraries;
import org.whistlestop.tour.itinerary.ItineraryCsv;
import org.whistlestop.tour.itinerary.ItineraryFile;
import org.whistlestop.tour.itinerary.ItineraryRow;
import org.whistlestop.tour.itinerary.TimeZones;

/** Gives an empty database the tour of 2008, moved so that today is its eighteenth day. */
@ApplicationScoped
class DemoTour {

    static final String SLUG = "42-stores";

    private static final Logger LOG = Logger.getLogger(DemoTour.class);
    private static final String AUTHOR = "Jonas Hale";
    private static final String APPROVER = "Mei Tanaka";
    private static final LocalDate DAY_EIGHTEEN = LocalDate.of(2008, 6, 19);

    @Inject
    WhistlestopConfig config;

    @Inject
    Tours tours;

    @Inject
    People people;

    @Inject
    Itineraries itineraries;

    @Inject
    TimeZones zones;

    @Inject
    DemoPast past;

    @Inject
    DemoNotes notes;

    @Inject
    DemoAnnouncements announcements;

    @Inject
    DemoPhotos photos;

    @Inject
    Clock clock;

    @Inject
    AgroalDataSource database;

    void makeIfEmpty(@Observes StartupEvent event) {
        if (config.demo().orElse(config.embedded())) {
            QuarkusTransaction.requiringNew().timeout(300).run(this::makeOneAtATime);
        }
    }

    /** Replicas that start together make one demo; each step is taken where a killed start left off. */
    private void makeOneAtATime() {
        Sql.with(database, "select pg_advisory_xact_lock(hashtext('whistlestop demo'))", PreparedStatement::execute);
        if (isTrue(() -> Tour.count() == 0)) {
            QuarkusTransaction.requiringNew().run(this::makeTourWithCast);
        }
        if (isTrue(() ->
                Tour.findBySlug(SLUG).filter(tour -> tour.stops().isEmpty()).isPresent())) {
            itineraries.load(SLUG, csvWithTodayAsDayEighteen(), null);
            QuarkusTransaction.requiringNew().timeout(120).run(() -> {
                past.tell(Tour.getBySlug(SLUG), clock.instant());
                notes.tell(Tour.getBySlug(SLUG), clock.instant());
                announcements.plan(Tour.getBySlug(SLUG), person(AUTHOR), person(APPROVER), clock.instant());
                photos.order();
            });
            LOG.infof("Made the demo tour with its 42 stops; whistlestop.demo=false starts empty");
        }
    }

    private static boolean isThereAndLacks(Predicate<Tour> lack) {
        return Tour.findBySlug(SLUG).filter(lack).isPresent();
    }

    private static boolean isTrue(Callable<Boolean> question) {
        return QuarkusTransaction.requiringNew().call(question);
    }

    private void makeTourWithCast() {
        var host = people.make("Rita Calloway");
        var tour = tours.make(new NewTour("42 stores in 40 days", SLUG, host.name), host);
        people.give(people.make(AUTHOR), tour.id, Role.PR);
        people.give(people.make(APPROVER), tour.id, Role.APPROVER);
        people.give(people.make("Sam Okafor"), tour.id, Role.MODERATOR);
        people.give(people.make("Lena Brandt"), tour.id, Role.ADMIN);
    }

    private static Person person(String name) {
        return Person.<Person>find("name", name).firstResult();
    }

    private byte[] csvWithTodayAsDayEighteen() {
        var rows = ItineraryFile.read(csvOf2008(), zones).rows();
        var dayEighteen = rows.stream()
                .filter(row -> row.startsLocal().toLocalDate().equals(DAY_EIGHTEEN))
                .findFirst()
                .orElseThrow();
        var days = ChronoUnit.DAYS.between(DAY_EIGHTEEN, LocalDate.now(clock.withZone(dayEighteen.zone())));
        var moved = rows.stream().map(row -> later(row, days)).toList();
        return ItineraryCsv.write(moved).getBytes(StandardCharsets.UTF_8);
    }

    /** Only the local times matter: the instants are worked out again when the file is read. */
    private static ItineraryRow later(ItineraryRow row, long days) {
        return new ItineraryRow(
                row.line(),
                null,
                row.order(),
                row.venue(),
                row.zone(),
                row.startsLocal().plusDays(days),
                row.endsLocal().plusDays(days),
                row.starts(),
                row.ends(),
                null,
                row.status());
    }

    private static byte[] csvOf2008() {
        try (InputStream csv =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("demo/tour-2008.csv")) {
            return csv.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The demo's itinerary is not in the program", e);
        }
    }
}
