package org.whistlestop.channel.delivery;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.whistlestop.channel.Channel;
import org.whistlestop.channel.Channels;
import org.whistlestop.support.Sql;

/** Plans what goes out, moves it and takes it back, as part of the transaction that decides it. */
@ApplicationScoped
public class Deliveries {

    /** With the column by which to find; one statement, so that a claim comes either before or behind it. */
    static final String CANCEL = """
            update delivery set
                state = case when state in ('SENT', 'SENDING', 'UNSURE') then state
                             when unsure then state else 'CANCELLED' end,
                next_at = case when state in ('SENDING', 'UNSURE') then next_at end,
                words = case when state = 'SENT' or unsure then words else ? end,
                cancel_why = case when state = 'SENT' then cancel_why else ? end
            where %s = ? and state <> 'CANCELLED' returning state""";

    @Inject
    AgroalDataSource database;

    @Inject
    Channels channels;

    /** Plans one; null when that channel has it already, or may have. */
    @Transactional(TxType.MANDATORY)
    public UUID plan(NewDelivery wanted) {
        var id = UUID.randomUUID();
        Channel channel = Channel.findById(wanted.channelId());
        var name = channels.messenger(channel.kind).nameFor(id, wanted.due());
        var planned = Sql.with(database, """
                insert into delivery (id, tour_id, stop_id, announcement_id, channel_id, name, title, text, language, link,
                    photo_id, photo_alt, due_at, window_from, window_until, state, next_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?)
                on conflict (announcement_id, channel_id) where state <> 'CANCELLED' do nothing""", insert -> {
            bind(
                    insert,
                    id,
                    wanted.tourId(),
                    wanted.stopId(),
                    wanted.announcementId(),
                    wanted.channelId(),
                    name,
                    wanted.title(),
                    wanted.text(),
                    wanted.language(),
                    wanted.link(),
                    wanted.photoId(),
                    wanted.photoAlt(),
                    wanted.due(),
                    wanted.from(),
                    wanted.until(),
                    wanted.due());
            return insert.executeUpdate();
        });
        return planned == 1 ? id : null;
    }

    /**
     * Moves what has not been tried yet to another time, if it is another.
     *
     * @param due null until that has happened which it waits for
     * @param earliest not before this even where it is due; null for as soon as it is
     */
    @Transactional(TxType.MANDATORY)
    public void move(UUID announcementId, Instant due, Instant earliest, Instant until) {
        Sql.with(database, """
                update delivery set due_at = ?, next_at = greatest(?::timestamptz, ?::timestamptz), window_until = ?
                where announcement_id = ? and state = 'WAITING' and attempts = 0
                    and (due_at is distinct from ?::timestamptz or window_until is distinct from ?::timestamptz)""", update -> {
            bind(update, due, due, due == null ? null : earliest, until, announcementId, due, until);
            return update.executeUpdate();
        });
    }

    /**
     * Takes back what has not gone out: at once what no process has, else as soon as it is known that it is not there.
     *
     * @return for each delivery that counted, what it is by now; SENT, SENDING and UNSURE are out or may be
     */
    @Transactional(TxType.MANDATORY)
    public List<DeliveryState> cancel(UUID announcementId, String why) {
        return cancelled("announcement_id", announcementId, why);
    }

    /** The same for a single one. */
    @Transactional(TxType.MANDATORY)
    public DeliveryState cancelOne(UUID deliveryId, String why) {
        return cancelled("id", deliveryId, why).stream().findFirst().orElse(DeliveryState.CANCELLED);
    }

    private List<DeliveryState> cancelled(String column, UUID id, String why) {
        return Sql.with(database, CANCEL.formatted(column), update -> {
            bind(update, why, why, id);
            return Sql.list(update, row -> DeliveryState.valueOf(row.getString(1)));
        });
    }

    /** Lets a person try again what is held or failed; false when it is neither by now. */
    @Transactional(TxType.MANDATORY)
    public boolean release(UUID deliveryId) {
        return change(deliveryId, """
                state = case when unsure then 'UNSURE' else 'WAITING' end, next_at = now(), released_at = now(),
                unsure_since = case when unsure then now() end, words = null
                where state in ('HELD', 'FAILED') and due_at <= now()
                    and (window_until is null or window_until > now())""");
    }

    /** Takes a person's word that what is held stands there. */
    @Transactional(TxType.MANDATORY)
    public boolean settleAsSent(UUID deliveryId, String link) {
        return Sql.with(database, """
                update delivery set state = 'SENT', unsure = false, sent_at = now(), sent_link = ?, words = null,
                    answer = 'Somebody has looked: it stands there.', next_at = null
                where id = ? and state = 'HELD'""", update -> {
            bind(update, link, deliveryId);
            return update.executeUpdate() == 1;
        });
    }

    /** Takes a person's word that what is held does not stand there; it may be released then, or cancelled. */
    @Transactional(TxType.MANDATORY)
    public boolean settleAsAbsent(UUID deliveryId) {
        return change(deliveryId, """
                unsure = false, unsure_since = null, words = 'Somebody has looked: it does not stand there.'
                where state = 'HELD' and unsure""");
    }

    private boolean change(UUID id, String change) {
        return Sql.with(database, "update delivery set " + change + " and id = ?", update -> {
            bind(update, id);
            return update.executeUpdate() == 1;
        });
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            var value = values[i];
            if (value instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
