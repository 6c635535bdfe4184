package org.whistlestop.conversation.mention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Shows the team who links to a tour, and lets it decide and answer. */
@ApplicationScoped
public class Mentions {

    @Inject
    Audit audit;

    @Inject
    Tours tours;

    @Inject
    Caller caller;

    @Inject
    MentionViews views;

    @Inject
    AnsweredMentions answered;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /**
     * A page, the newest first by when we were told.
     *
     * @param after the last mention of the page before; null for the first page
     */
    @Transactional
    public List<MentionView> list(String tourSlug, MentionFilter filter, UUID after, int atMost) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        var wanted = filter.on(tour.id).after(Mention.class, "m", after);
        var found = Mention.<Mention>find(
                        "from Mention m where " + wanted.words() + " order by m.receivedAt desc, m.id desc",
                        wanted.values())
                .page(0, atMost)
                .list();
        return views.of(tour, found);
    }

    /** How many of a tour's mentions have come how far. */
    @Transactional
    public Map<MentionState, Long> count(String tourSlug) {
        var tour = tours.forCaller(tourSlug, Permission.SEE);
        var counts = new EnumMap<MentionState, Long>(MentionState.class);
        database.createQuery(
                        "select m.state, count(*) from Mention m where m.tourId = :tour group by m.state",
                        Object[].class)
                .setParameter("tour", tour.id)
                .getResultList()
                .forEach(row -> counts.put((MentionState) row[0], (Long) row[1]));
        return counts;
    }

    @Transactional
    public MentionView get(UUID id) {
        var mention = find(id);
        return view(mention);
    }

    /** Accepts or rejects what was seen to be true; deciding the same again changes nothing. */
    @Transactional
    public MentionView decide(UUID id, MentionDecision decision) {
        var mention = find(id);
        caller.must(mention.tourId, Permission.MODERATE);
        hold(mention);
        if (!mention.state.isTrue()) {
            throw ProblemException.conflict(
                    "This mention is " + mention.state.word() + "; only one that links to us can be decided about.");
        }
        if (mention.state != decision.leadsTo) {
            mention.decide(decision, caller.person().id, clock.instant());
            answered.mayHaveChanged(mention);
            audit.record(mention.tourId, decision.act, "mention", id);
        }
        return view(mention);
    }

    /** Answers in public, under the caller's name; the newest answer stands. */
    @Transactional
    public MentionView answer(UUID id, NewAnswer request) {
        var mention = find(id);
        caller.must(mention.tourId, Permission.ANSWER);
        hold(mention);
        if (mention.state != MentionState.ACCEPTED) {
            throw ProblemException.conflict(
                    "This mention is " + mention.state.word() + ". Accept it first, then answer: both stand together.");
        }
        if (!request.words().equals(mention.answer) || !caller.person().id.equals(mention.answeredBy)) {
            mention.answer(request.words(), caller.person().id, clock.instant());
            answered.mayHaveChanged(mention);
            audit.record(mention.tourId, "answered", "mention", id);
        }
        return view(mention);
    }

    /** Takes the answer away: one's own, or any as a moderator. Doing it twice changes nothing. */
    @Transactional
    public void takeBackAnswer(UUID id) {
        var mention = find(id);
        var isOwn = caller.person().id.equals(mention.answeredBy);
        caller.must(mention.tourId, isOwn ? Permission.ANSWER : Permission.MODERATE);
        hold(mention);
        if (mention.answer != null) {
            answered.mayHaveChanged(mention);
            mention.answer(null, null, null);
            audit.record(mention.tourId, "took back the answer to", "mention", id);
        }
    }

    /** A page may be looked at in the same moment. */
    private void hold(Mention mention) {
        database.refresh(mention, LockModeType.PESSIMISTIC_WRITE);
    }

    private MentionView view(Mention mention) {
        return views.of(Tour.findById(mention.tourId), mention);
    }

    private Mention find(UUID id) {
        return findKnown(id).orElseThrow(() -> ProblemException.notFound("There is no such mention."));
    }

    /** One of a tour that the caller works on. */
    private Optional<Mention> findKnown(UUID id) {
        return Mention.<Mention>findByIdOptional(id)
                .filter(mention -> !caller.rolesOn(mention.tourId).isEmpty());
    }
}
