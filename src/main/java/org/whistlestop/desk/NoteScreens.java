package org.whistlestop.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.conversation.FieldNoteFilter;
import org.whistlestop.conversation.FieldNoteKind;
import org.whistlestop.conversation.FieldNoteView;
import org.whistlestop.conversation.FieldNotes;
import org.whistlestop.conversation.TagCount;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Prepares the screen of field notes in words. */
@ApplicationScoped
class NoteScreens {

    private static final int A_PAGE = 50;
    private static final int MOST_TAGS = 24;

    @Inject
    Tours tours;

    @Inject
    Stops stops;

    @Inject
    FieldNotes notes;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * @param after the last note of the page before, or null
     * @param typed what the form had when it came back, or null
     */
    @Transactional
    NotesScreen of(String slug, FieldNoteFilter filter, UUID after, NoteForm typed, String done, Problem problem) {
        var tour = tours.forCaller(slug, Permission.SEE);
        var all = stops.list(slug);
        var found = notes.list(slug, filter, after, A_PAGE + 1);
        var shown = found.subList(0, Math.min(A_PAGE, found.size()));
        var tags = notes.tags(slug, MOST_TAGS);
        return new NotesScreen(
                slug,
                tour.title,
                filter,
                kinds(slug, filter),
                tags.stream().map(tag -> tab(slug, filter, tag)).toList(),
                choices(all),
                rows(tour, shown, all),
                found.size() > A_PAGE ? shown.get(A_PAGE - 1).id() : null,
                !shown.isEmpty()
                        || !notes.list(slug, FieldNoteFilter.ALL, null, 1).isEmpty(),
                caller.may(tour.id, Permission.TAKE_NOTES) ? formOr(typed, all) : null,
                done,
                problem == null ? null : problem.detail());
    }

    private List<NotesScreen.Tab> kinds(String slug, FieldNoteFilter filter) {
        var counts = notes.count(slug, filter);
        var tabs = new ArrayList<NotesScreen.Tab>();
        var all = counts.values().stream().mapToLong(Long::longValue).sum();
        tabs.add(tab(slug, filter, null, "All", all));
        for (var kind : FieldNoteKind.values()) {
            tabs.add(tab(slug, filter, kind, words(kind), counts.getOrDefault(kind, 0L)));
        }
        return tabs;
    }

    private static NotesScreen.Tab tab(
            String slug, FieldNoteFilter filter, FieldNoteKind kind, String words, long count) {
        return new NotesScreen.Tab(words, NotesScreen.at(slug, filter.withKind(kind)), count, filter.kind() == kind);
    }

    private static String words(FieldNoteKind kind) {
        return switch (kind) {
            case WISH -> "Wishes";
            case COMPLAINT -> "Complaints";
            case PRAISE -> "Praise";
        };
    }

    /** The tag that the list is filtered by leads back to all. */
    private static NotesScreen.Tab tab(String slug, FieldNoteFilter filter, TagCount tag) {
        var isHere = filter.isAbout(tag.tag());
        return new NotesScreen.Tab(
                tag.tag(), NotesScreen.at(slug, filter.withTag(isHere ? null : tag.tag())), tag.notes(), isHere);
    }

    private static List<NotesScreen.StopChoice> choices(List<StopView> stops) {
        return stops.stream()
                .map(stop -> new NotesScreen.StopChoice(
                        stop.slug(),
                        StoreTime.day(stop.startsLocal()) + " · " + stop.venue().store() + ", "
                                + stop.venue().city()))
                .toList();
    }

    private List<NoteRow> rows(Tour tour, List<FieldNoteView> notes, List<StopView> stops) {
        Map<String, StopView> bySlug = stops.stream().collect(Collectors.toMap(StopView::slug, Function.identity()));
        var me = caller.person().id;
        var scopes = caller.credential().scopes();
        var mayForgetOwn = caller.may(tour.id, Permission.TAKE_NOTES) && scopes.contains(Scope.NOTES);
        var mayForgetAll = caller.may(tour.id, Permission.MODERATE) && scopes.contains(Scope.PUBLISH);
        return notes.stream()
                .map(note -> new NoteRow(
                        note,
                        bySlug.get(note.stop()),
                        note.words() != null
                                && (mayForgetAll
                                        || mayForgetOwn && note.by().id().equals(me))))
                .toList();
    }

    /** A new note is most likely about the stop that is on, else about the last one that was. */
    private NoteForm formOr(NoteForm typed, List<StopView> stops) {
        if (typed != null) {
            return typed;
        }
        var now = clock.instant();
        var begun = stops.stream().filter(stop -> stop.starts().isBefore(now)).toList();
        return NoteForm.forStop(stops.stream()
                .filter(stop -> stop.status() == StopStatus.LIVE)
                .findFirst()
                .or(() -> begun.stream().reduce((first, second) -> second))
                .or(() -> stops.stream().findFirst())
                .map(StopView::slug)
                .orElse(null));
    }
}
