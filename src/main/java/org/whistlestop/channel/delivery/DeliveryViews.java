package org.whistlestop.channel.delivery;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whistlestop.channel.Channel;
import org.whistlestop.support.Sql;

/** Shows deliveries with their attempts. */
@ApplicationScoped
public class DeliveryViews {

    @Inject
    AgroalDataSource database;

    /** By announcement; those that were cancelled left out. */
    @Transactional
    public Map<UUID, List<DeliveryView>> of(Collection<UUID> announcements) {
        var deliveries = Delivery.listOf(announcements);
        var channels =
                Channel.<Channel>list(
                                "id in ?1",
                                deliveries.stream()
                                        .map(delivery -> delivery.channelId)
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(channel -> channel.id, Function.identity()));
        var attempts = attempts(deliveries.stream().map(delivery -> delivery.id).toList());
        return deliveries.stream()
                .map(delivery ->
                        view(delivery, channels.get(delivery.channelId), attempts.getOrDefault(delivery.id, List.of())))
                .collect(Collectors.groupingBy(DeliveryView::announcement));
    }

    DeliveryView of(Delivery delivery) {
        return view(
                delivery,
                Channel.findById(delivery.channelId),
                attempts(List.of(delivery.id)).getOrDefault(delivery.id, List.of()));
    }

    private Map<UUID, List<DeliveryView.Attempt>> attempts(Collection<UUID> deliveries) {
        return Sql.with(database, """
                select delivery_id, number, started_at, ended_at, outcome, words from delivery_attempt
                where delivery_id = any (?) order by delivery_id, number""", query -> {
                    query.setArray(1, query.getConnection().createArrayOf("uuid", deliveries.toArray()));
                    return Sql.list(
                            query,
                            row -> Map.entry(
                                    row.getObject(1, UUID.class),
                                    new DeliveryView.Attempt(
                                            row.getInt(2),
                                            Sql.instant(row, 3),
                                            Sql.instant(row, 4),
                                            lower(row.getString(5)),
                                            row.getString(6))));
                })
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static String lower(String outcome) {
        return outcome == null ? null : outcome.toLowerCase(Locale.ROOT);
    }

    private static DeliveryView view(Delivery delivery, Channel channel, List<DeliveryView.Attempt> attempts) {
        return new DeliveryView(
                delivery.id,
                delivery.announcementId,
                delivery.channelId,
                channel.name,
                channel.kind,
                delivery.state,
                delivery.dueAt,
                delivery.text,
                delivery.words,
                delivery.unsure,
                delivery.sentAt,
                delivery.sentLink,
                delivery.answer,
                attempts);
    }
}
