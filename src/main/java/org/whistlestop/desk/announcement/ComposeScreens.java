package org.whistlestop.desk.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.announcement.AnnouncementState;
import org.whistlestop.announcement.AnnouncementView;
import org.whistlestop.announcement.LintOffline;
import org.whistlestop.announcement.TemplateView;
import org.whistlestop.announcement.Templates;
import org.whistlestop.channel.ChannelView;
import org.whistlestop.channel.Channels;
import org.whistlestop.desk.AnnouncementWords;
import org.whistlestop.photo.PhotoCard;
import org.whistlestop.photo.PublicPhotos;
import org.whistlestop.support.Problem;
import org.whistlestop.tour.StopView;
import org.whistlestop.tour.Stops;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Prepares the form of an announcement. */
@ApplicationScoped
class ComposeScreens {

    private static final int PHOTOS = 8;

    /** What a text may hold; the preview refuses others. */
    private static final List<String> FIELDS = Stream.of(
                    "store", "city", "region", "street", "date", "starts", "ends", "zone", "host", "tour", "link")
            .map(name -> "{" + name + "}")
            .toList();

    private static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "it", "ja", "nl", "pt", "zh");

    @Inject
    Tours tours;

    @Inject
    Stops stops;

    @Inject
    Channels channels;

    @Inject
    Templates templates;

    @Inject
    LintOffline lint;

    @Inject
    PublicPhotos photos;

    @Inject
    AnnouncementCards cards;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** A new one for that stop, or for the next that comes; in the words of a template where there is one. */
    @Transactional
    ComposeForm begin(String slug, String stop, UUID template) {
        tours.forCaller(slug, Permission.ANNOUNCE);
        var everywhere = channels.list(slug).stream().map(ChannelView::id).toList();
        var form = ComposeForm.empty(stop == null ? next(stops.list(slug)) : stop, everywhere);
        return templates.list(slug).stream()
                .filter(known -> known.id().equals(template))
                .findFirst()
                .map(form::with)
                .orElse(form);
    }

    private String next(List<StopView> all) {
        var now = clock.instant();
        return all.stream()
                .filter(stop -> stop.status().isOpen() && stop.starts().isAfter(now))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(StopView::slug)
                .orElse(null);
    }

    /**
     * @param known as it is kept; null for a new one
     * @param preview what would come of the form; null while that cannot be said
     */
    @Transactional
    ComposeScreen of(String slug, AnnouncementView known, ComposeForm form, AnnouncementView preview, Problem problem) {
        var tour = tours.forCaller(slug, Permission.ANNOUNCE);
        var all = choices(stops.list(slug), form.stop());
        return new ComposeScreen(
                slug,
                tour.title,
                known == null,
                known != null && known.state() == AnnouncementState.APPROVED,
                known == null
                        ? "/desk/tours/" + slug + "/announcements/new"
                        : "/desk/announcements/" + known.id() + "/edit",
                form,
                all,
                all.stream()
                        .filter(ComposeScreen.StopChoice::chosen)
                        .map(ComposeScreen.StopChoice::zone)
                        .findFirst()
                        .orElse(""),
                known == null ? templates(slug, form) : List.of(),
                presets(form),
                languages(form),
                FIELDS,
                on(slug, form, preview),
                caller.may(tour.id, Permission.KEEP_KEYS),
                photos(tour, form),
                preview == null ? null : AnnouncementWords.due(preview),
                preview != null && preview.when().quiet(),
                preview == null ? null : AnnouncementLint.of(preview.lint()),
                lint.blocks(slug, form.stop(), known == null ? null : known.id(), form.linked()),
                missed(problem),
                problem == null ? null : problem.detail());
    }

    private static List<ComposeScreen.StopChoice> choices(List<StopView> stops, String chosen) {
        return stops.stream()
                .map(stop -> new ComposeScreen.StopChoice(
                        stop.slug(),
                        StoreTime.day(stop.startsLocal()) + " · " + stop.venue().store() + ", "
                                + stop.venue().city(),
                        stop.zone() + " (" + StoreTime.zone(stop.starts(), ZoneId.of(stop.zone())) + ")",
                        stop.slug().equals(chosen)))
                .toList();
    }

    private List<ComposeScreen.Choice> templates(String slug, ComposeForm form) {
        return templates.list(slug).stream()
                .map((TemplateView template) -> new ComposeScreen.Choice(
                        "?template=" + template.id() + (form.stop() == null ? "" : "&stop=" + form.stop()),
                        template.name(),
                        template.text().equals(form.text())))
                .toList();
    }

    private static List<ComposeScreen.Choice> presets(ComposeForm form) {
        return ComposeForm.PRESETS.entrySet().stream()
                .map(preset -> new ComposeScreen.Choice(
                        preset.getKey(), preset.getValue(), preset.getKey().equals(form.timing())))
                .toList();
    }

    private static List<ComposeScreen.Choice> languages(ComposeForm form) {
        var now = form.language() == null || form.language().isBlank() ? "en" : form.language();
        return Stream.concat(LANGUAGES.stream(), Stream.of(now))
                .distinct()
                .map(tag -> new ComposeScreen.Choice(
                        tag, Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH), tag.equals(now)))
                .toList();
    }

    private List<ComposeScreen.OnChannel> on(String slug, ComposeForm form, AnnouncementView preview) {
        var drawn = preview == null ? List.<AnnouncementCard>of() : cards.of(preview);
        return channels.list(slug).stream()
                .map(channel -> on(channel, form, drawn))
                .toList();
    }

    private static ComposeScreen.OnChannel on(ChannelView channel, ComposeForm form, List<AnnouncementCard> drawn) {
        return new ComposeScreen.OnChannel(
                channel.id(),
                channel.kind().word(),
                channel.kind().inWords(),
                channel.name(),
                form.isOn(channel.id()),
                form.ownOf(channel.id()),
                channel.limits().longest(),
                drawn.stream()
                        .filter(card -> card.channel().equals(channel.id()))
                        .findFirst()
                        .orElseGet(() -> AnnouncementCard.empty(channel)));
    }

    /** The chosen one first, then the stop's, then the newest of the tour. */
    private List<ComposeScreen.PhotoChoice> photos(Tour tour, ComposeForm form) {
        Map<UUID, PhotoCard> found = new LinkedHashMap<>();
        chosen(form)
                .flatMap(id -> photos.find(tour, Set.of(id)).values().stream())
                .forEach(photo -> add(found, photo));
        stops.list(tour.slug).stream()
                .filter(stop -> stop.slug().equals(form.stop()))
                .flatMap(stop -> photos.atStop(tour, stop.id(), PHOTOS).stream())
                .forEach(photo -> add(found, photo));
        photos.latest(tour, PHOTOS).forEach(photo -> add(found, photo));
        return found.values().stream()
                .limit(PHOTOS)
                .map(photo -> new ComposeScreen.PhotoChoice(
                        photo, photo.id().toString().equals(form.photo())))
                .toList();
    }

    private static void add(Map<UUID, PhotoCard> found, PhotoCard photo) {
        found.putIfAbsent(photo.id(), photo);
    }

    private static Stream<UUID> chosen(ComposeForm form) {
        try {
            return form.photo() == null || form.photo().isBlank()
                    ? Stream.empty()
                    : Stream.of(UUID.fromString(form.photo()));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static Set<String> missed(Problem problem) {
        return problem == null || problem.errors() == null
                ? Set.of()
                : problem.errors().stream()
                        .filter(Problem.FieldError.class::isInstance)
                        .map(error -> ((Problem.FieldError) error).field())
                        .collect(Collectors.toSet());
    }
}
