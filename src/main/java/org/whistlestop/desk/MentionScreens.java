package org.whistlestop.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.conversation.mention.MentionFilter;
import org.whistlestop.conversation.mention.MentionState;
import org.whistlestop.conversation.mention.MentionView;
import org.whistlestop.conversation.mention.Mentions;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.Tours;

/** Prepares the screen of mentions in words. */
@ApplicationScoped
class MentionScreens {

    private static final int A_PAGE = 30;

    /** In the order of the work; what was never true is at the end. */
    private static final List<MentionState> TABS = List.of(
            MentionState.NEW,
            MentionState.ACCEPTED,
            MentionState.REJECTED,
            MentionState.GONE,
            MentionState.QUEUED,
            MentionState.REFUSED);

    @Inject
    Tours tours;

    @Inject
    Stops stops;

    @Inject
    Mentions mentions;

    @Inject
    Caller caller;

    /**
     * @param after the last mention of the page before, or null
     * @param typed what a form had when it came back, or null
     */
    @Transactional
    MentionsScreen of(
            String slug,
            MentionState show,
            String stop,
            UUID after,
            MentionsScreen.Typed typed,
            String done,
            Problem problem) {
        var tour = tours.forCaller(slug, Permission.SEE);
        var all = stops.list(slug);
        var filter = new MentionFilter(show, stop);
        var found = mentions.list(slug, filter, after, A_PAGE + 1);
        var shown = found.subList(0, Math.min(A_PAGE, found.size()));
        return new MentionsScreen(
                slug,
                tour.title,
                show,
                filter.stop(),
                tabs(slug, show),
                choices(all),
                rows(tour.id, shown, all, typed),
                found.size() > A_PAGE ? shown.get(A_PAGE - 1).id() : null,
                done,
                problem == null ? null : problem.detail());
    }

    private List<MentionsScreen.Tab> tabs(String slug, MentionState here) {
        var counts = mentions.count(slug);
        return TABS.stream()
                .map(state -> new MentionsScreen.Tab(
                        words(state), state.word(), counts.getOrDefault(state, 0L), state == here))
                .toList();
    }

    private static String words(MentionState state) {
        return switch (state) {
            case NEW -> "New";
            case ACCEPTED -> "Shown";
            case REJECTED -> "Rejected";
            case GONE -> "Gone";
            case QUEUED -> "Not looked at yet";
            case REFUSED -> "Not true";
        };
    }

    private static List<MentionsScreen.StopChoice> choices(List<StopView> stops) {
        return stops.stream()
                .map(stop -> new MentionsScreen.StopChoice(
                        stop.slug(),
                        StoreTime.day(stop.startsLocal()) + " · " + stop.venue().store() + ", "
                                + stop.venue().city()))
                .toList();
    }

    private List<MentionRow> rows(
            UUID tourId, List<MentionView> mentions, List<StopView> stops, MentionsScreen.Typed typed) {
        Map<String, StopView> bySlug = stops.stream().collect(Collectors.toMap(StopView::slug, Function.identity()));
        var me = caller.person().id;
        var publishes = caller.credential().scopes().contains(Scope.PUBLISH);
        var mayDecide = publishes && caller.may(tourId, Permission.MODERATE);
        var mayAnswer = publishes && caller.may(tourId, Permission.ANSWER);
        return mentions.stream()
                .map(mention -> {
                    var stop = mention.stop() == null ? null : bySlug.get(mention.stop());
                    return new MentionRow(
                            mention,
                            stop == null
                                    ? "the whole tour"
                                    : stop.venue().store() + ", " + stop.venue().city(),
                            stop == null ? ZoneOffset.UTC : ZoneId.of(stop.zone()),
                            typedFor(mention, typed),
                            mayDecide,
                            mayAnswer,
                            mayDecide || mayAnswer && isOwnAnswer(mention, me));
                })
                .toList();
    }

    private static boolean isOwnAnswer(MentionView mention, UUID me) {
        return mention.answer() != null && mention.answer().by().id().equals(me);
    }

    private static String typedFor(MentionView mention, MentionsScreen.Typed typed) {
        if (typed != null && typed.mention().equals(mention.id())) {
            return typed.words();
        }
        return mention.answer() == null ? "" : mention.answer().words();
    }
}
