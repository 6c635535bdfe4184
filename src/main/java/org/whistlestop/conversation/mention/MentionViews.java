package org.whistlestop.conversation.mention;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whistlestop.account.Person;
import org.whistlestop.checkin.CheckInView;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.Tour;

/** Puts the names of stops and people to mentions. */
@ApplicationScoped
class MentionViews {

    MentionView of(Tour tour, Mention mention) {
        return of(tour, List.of(mention)).get(0);
    }

    List<MentionView> of(Tour tour, List<Mention> mentions) {
        var slugs = Stop.<Stop>list("id in ?1", ids(mentions, mention -> Stream.of(mention.stopId))).stream()
                .collect(Collectors.toMap(stop -> stop.id, stop -> stop.slug));
        var names = namesOf(mentions);
        return mentions.stream()
                .map(mention -> view(tour, mention, slugs, names))
                .toList();
    }

    static Map<UUID, String> namesOf(List<Mention> mentions) {
        var people = ids(mentions, mention -> Stream.of(mention.decidedBy, mention.answeredBy));
        return Person.<Person>list("id in ?1", people).stream()
                .collect(Collectors.toMap(person -> person.id, person -> person.name));
    }

    private static MentionView view(Tour tour, Mention m, Map<UUID, String> slugs, Map<UUID, String> names) {
        return new MentionView(
                m.id,
                tour.slug,
                m.stopId == null ? null : slugs.get(m.stopId),
                m.source,
                m.target,
                m.state,
                m.why,
                m.kind,
                m.author,
                m.authorUrl,
                m.extract,
                m.publishedAt,
                m.changedAt,
                m.receivedAt,
                m.verifiedAt,
                by(m.decidedBy, names),
                m.decidedAt,
                m.answer == null ? null : new MentionView.Answer(m.answer, by(m.answeredBy, names), m.answeredAt));
    }

    private static CheckInView.By by(UUID person, Map<UUID, String> names) {
        return person == null ? null : new CheckInView.By(person, names.getOrDefault(person, "Somebody who has left"));
    }

    private static Collection<UUID> ids(List<Mention> mentions, Function<Mention, Stream<UUID>> ids) {
        return mentions.stream().flatMap(ids).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
