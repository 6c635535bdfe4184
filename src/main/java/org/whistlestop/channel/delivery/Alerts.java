package org.whistlestop.channel.delivery;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.agroal.api.AgroalDataSource;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.whistlestop.support.Sql;
import org.whistlestop.support.WhistlestopConfig;

/**
 * Writes to people what needs one of them: what is held or was refused, and channels that would refuse what is due within a
 * day. Each thing is told once when the mail server has taken the letter, a closed channel again after a day.
 */
@ApplicationScoped
class Alerts {

    private static final Logger LOG = Logger.getLogger(Alerts.class);

    private static final String HELD = """
            select d.id, t.title, t.slug, d.title, c.name, coalesce(d.words, ''), d.announcement_id
            from delivery d join channel c on c.id = d.channel_id join tour t on t.id = d.tour_id
            where d.state in ('HELD', 'FAILED') and (d.told_at is null or d.told_at < d.released_at)
            order by t.slug, d.due_at, d.id limit 200""";

    private static final String CLOSED = """
            select c.id, t.title, t.slug, c.name, c.trouble
            from channel c join tour t on t.id = c.tour_id
            where c.removed_at is null and c.trouble is not null
                and (c.told_at is null or c.told_at < now() - interval '24 hours')
                and exists (select from delivery d left join stop s on s.id = d.stop_id
                    where d.channel_id = c.id and d.state = 'WAITING'
                        and coalesce(d.due_at, s.starts_at) between now() and now() + interval '24 hours')
            order by t.slug, c.name limit 200""";

    @Inject
    AgroalDataSource database;

    @Inject
    Mailer mailer;

    @Inject
    DeliveriesConfig config;

    @Inject
    WhistlestopConfig whistlestop;

    /** @param table where it is to be noted that somebody was told */
    private record Alert(UUID id, String table, String tour, String words) {}

    /** One row of the work queue, so that of several replicas one writes. */
    @Produces
    @Singleton
    @Named("alerts")
    RecurringTask<Void> task(DeliveriesConfig settings) {
        return Tasks.recurring("alerts", FixedDelay.of(settings.alert())).execute((instance, context) -> run());
    }

    /** Tells of each tour in a letter of its own; what cannot be sent is tried again at the next run. */
    void run() {
        var to = config.alertTo().orElse(List.of());
        if (to.isEmpty()) {
            return;
        }
        forgetMended();
        var alerts = Sql.with(database, HELD, query -> Sql.list(query, this::held));
        alerts.addAll(Sql.with(database, CLOSED, query -> Sql.list(query, this::closed)));
        alerts.stream().collect(Collectors.groupingBy(Alert::tour)).forEach((tour, those) -> tell(to, tour, those));
    }

    private void tell(List<String> to, String tour, List<Alert> alerts) {
        var subject = tour + ": " + (alerts.size() == 1 ? "something needs you" : alerts.size() + " things need you");
        var text = alerts.stream().map(Alert::words).collect(Collectors.joining("\n\n")) + "\n";
        try {
            mailer.send(Mail.withText(to.get(0), subject, text).setTo(to));
        } catch (RuntimeException e) {
            LOG.warnf("Nobody could be told by mail that %d things need a person: %s", alerts.size(), e.getMessage());
            return;
        }
        alerts.forEach(this::keep);
    }

    private Alert held(ResultSet row) throws SQLException {
        var words = "\"%s\" did not go out on %s. %s\n%s"
                .formatted(
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        whistlestop.baseUrl().resolve("/desk/announcements/" + row.getString(7)));
        return new Alert(row.getObject(1, UUID.class), "delivery", row.getString(2), words);
    }

    private Alert closed(ResultSet row) throws SQLException {
        var words = "%s would not take what is due there within a day. %s\n%s"
                .formatted(
                        row.getString(4),
                        row.getString(5),
                        whistlestop
                                .baseUrl()
                                .resolve("/desk/tours/" + row.getString(3) + "/channels/" + row.getString(1)));
        return new Alert(row.getObject(1, UUID.class), "channel", row.getString(2), words);
    }

    private void keep(Alert alert) {
        Sql.with(database, "update " + alert.table + " set told_at = now() where id = ?", query -> {
            query.setObject(1, alert.id);
            return query.executeUpdate();
        });
    }

    private void forgetMended() {
        Sql.with(
                database,
                "update channel set told_at = null where trouble is null and told_at is not null",
                PreparedStatement::executeUpdate);
    }
}
