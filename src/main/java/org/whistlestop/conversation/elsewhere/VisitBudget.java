package org.whistlestop.conversation.elsewhere;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.PreparedStatement;
import java.util.Arrays;
import org.whistlestop.support.Sql;
import org.whistlestop.support.http.Visits;

/**
 * Counts in the database what each place is asked in any one hour, redirects included: by registrable name before the name is
 * looked up, so that nobody's name server is flooded either, and by address before connecting.
 */
@ApplicationScoped
public class VisitBudget implements Visits {

    @Inject
    AgroalDataSource database;

    @Inject
    MentionsConfig config;

    @Override
    public void beforeLookUp(String host) {
        take("name " + Site.of(host));
    }

    @Override
    public void beforeConnecting(InetAddress address) {
        take("address " + networkOf(address));
    }

    /** Of IPv6 the first 64 bits, for one household has all that follow. */
    private static String networkOf(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        try {
            var bytes = Arrays.copyOf(Arrays.copyOf(address.getAddress(), 8), 16);
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counting and taking in one statement, so that two replicas cannot both take the last one. */
    private void take(String place) {
        var taken = Sql.with(database, """
                insert into visit_budget as b (place, visits) values (?, array[clock_timestamp()])
                on conflict (place) do update set visits = array(
                        select v from unnest(b.visits) v where v > clock_timestamp() - interval '1 hour' order by v)
                    || clock_timestamp()
                where (select count(*) from unnest(b.visits) v where v > clock_timestamp() - interval '1 hour') < ?
                returning place""", take -> {
            take.setString(1, place);
            take.setInt(2, config.visitsAnHour());
            return !Sql.list(take, row -> row.getString(1)).isEmpty();
        });
        if (!taken) {
            throw spent(place);
        }
    }

    private SpentBudget spent(String place) {
        return Sql.with(database, """
                select coalesce((select min(v) + interval '1 hour' from visit_budget b, unnest(b.visits) v
                    where b.place = ? and v > clock_timestamp() - interval '1 hour'), now())""", query -> {
            query.setString(1, place);
            return Sql.single(query, row -> new SpentBudget(Sql.instant(row, 1)));
        });
    }

    @Scheduled(every = "10m", delayed = "4m")
    void forgetOld() {
        Sql.with(database, """
                delete from visit_budget b where not exists (
                    select from unnest(b.visits) v where v > clock_timestamp() - interval '1 hour')""", PreparedStatement::execute);
    }
}
