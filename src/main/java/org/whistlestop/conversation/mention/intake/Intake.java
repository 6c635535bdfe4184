package org.whistlestop.conversation.mention.intake;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.UUID;
import org.whistlestop.conversation.elsewhere.MentionsConfig;
import org.whistlestop.conversation.elsewhere.Site;
import org.whistlestop.conversation.mention.OurPage;
import org.whistlestop.conversation.mention.OurPages;
import org.whistlestop.support.Sha256;
import org.whistlestop.support.Sql;
import org.whistlestop.support.http.GuardedClient;
import org.whistlestop.support.http.OutboundException;

/** Keeps what somebody tells us until it is looked at; asks nobody anything. */
@ApplicationScoped
class Intake {

    private static final int LONGEST = 2048;

    @Inject
    OurPages ours;

    @Inject
    GuardedClient client;

    @Inject
    MentionsConfig config;

    @Inject
    AgroalDataSource database;

    /**
     * Queues a look at the source; one that is known is looked at again.
     *
     * @throws NotTaken saying what is wrong with it
     */
    @Transactional
    Told take(String protocol, String source, String target) {
        var from = checkedSource(source);
        var page = checkedTarget(target);
        if (ours.isOurs(from)) {
            throw new NotTaken(
                    from.equals(target.strip()) ? NotTaken.Reason.SAME : NotTaken.Reason.BAD_SOURCE,
                    "The source is a page of this site; only pages elsewhere mention us.");
        }
        var site = Site.of(client.check(from));
        return keep(protocol, from, target.strip(), page, site);
    }

    private String checkedSource(String written) {
        try {
            var address = new URI(need(written, "source", NotTaken.Reason.BAD_SOURCE)).toASCIIString();
            client.check(address);
            return withoutFragment(address);
        } catch (URISyntaxException e) {
            throw new NotTaken(NotTaken.Reason.BAD_SOURCE, "The source is no web address.");
        } catch (OutboundException e) {
            throw new NotTaken(NotTaken.Reason.BAD_SOURCE, "The source cannot be asked: " + e.getMessage());
        }
    }

    private OurPage checkedTarget(String written) {
        var target = need(written, "target", NotTaken.Reason.BAD_TARGET);
        return ours.find(target)
                .orElseThrow(() -> new NotTaken(
                        ours.isOurs(target) ? NotTaken.Reason.UNKNOWN_TARGET : NotTaken.Reason.BAD_TARGET,
                        "The target is no page of a tour or a stop here. It must read like "
                                + ours.at("/tours/42-stores/stops/boston-copley-place") + "."));
    }

    private static String need(String written, String name, NotTaken.Reason reason) {
        if (written == null || written.isBlank()) {
            throw new NotTaken(
                    reason, "There is no " + name + ". Send source, the page with the link, and target, ours.");
        }
        if (written.length() > LONGEST) {
            throw new NotTaken(reason, "The " + name + " is longer than " + LONGEST + " letters.");
        }
        return written.strip();
    }

    private static String withoutFragment(String address) {
        return address.replaceFirst("#.*", "");
    }

    /** What is being looked at just now is looked at once more afterwards, for it may have changed in between. */
    private Told keep(String protocol, String source, String target, OurPage page, String site) {
        var hash = Sha256.of(source);
        var told = Sql.with(database, """
                update mention set target = ?, again = claim is not null and due_at > now(),
                    due_at = case when claim is null then now() else due_at end,
                    state = case when state = 'REFUSED' then 'QUEUED' else state end,
                    gone_at = case when state = 'REFUSED' then null else gone_at end
                where source_hash = ? and tour_id = ? and stop_id is not distinct from ?
                returning id, verified_at is not null""", update -> {
            update.setString(1, target);
            update.setBytes(2, hash);
            update.setObject(3, page.tourId());
            update.setObject(4, page.stopId());
            return Sql.list(update, row -> new Told(row.getObject(1, UUID.class), row.getBoolean(2)));
        });
        if (!told.isEmpty()) {
            return told.get(0);
        }
        mustHaveRoom(site);
        return new Told(insert(protocol, source, hash, target, page, site), false);
    }

    private UUID insert(String protocol, String source, byte[] hash, String target, OurPage page, String site) {
        return Sql.with(database, """
                insert into mention (id, tour_id, stop_id, source, source_hash, target, site, protocol, state,
                    received_at, due_at)
                values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?, 'QUEUED', now(), now())
                on conflict (source_hash, tour_id, coalesce(stop_id, tour_id)) do update set target = excluded.target
                returning id""", insert -> {
            insert.setObject(1, page.tourId());
            insert.setObject(2, page.stopId());
            insert.setString(3, source);
            insert.setBytes(4, hash);
            insert.setString(5, target);
            insert.setString(6, site);
            insert.setString(7, protocol);
            return Sql.single(insert, row -> row.getObject(1, UUID.class));
        });
    }

    /** Counted without a lock: a few more in the same moment do no harm. */
    private void mustHaveRoom(String site) {
        var waiting = Sql.with(database, """
                select count(*) filter (where site = ?), count(*) from (
                    select site from mention where state = 'QUEUED' limit ?) as waiting""", query -> {
            query.setString(1, site);
            query.setInt(2, config.waiting());
            return Sql.single(query, row -> new int[] {row.getInt(1), row.getInt(2)});
        });
        if (waiting[0] >= config.waitingOfOneSite() || waiting[1] >= config.waiting()) {
            throw new NotTaken(
                    NotTaken.Reason.TOO_MANY,
                    "So many mentions wait to be looked at that this one is not taken. Send it again in some hours.");
        }
    }
}
