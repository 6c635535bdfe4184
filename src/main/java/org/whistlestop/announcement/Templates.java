package org.whistlestop.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.whistlestop.account.Permission;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Tours;

/** Keeps the words that a tour begins with. */
@ApplicationScoped
public class Templates {

    private static final int MOST = 100;

    @Inject
    Tours tours;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    @Transactional
    public List<TemplateView> list(String tour) {
        return Template.listOf(tours.forCaller(tour, Permission.SEE).id).stream()
                .map(TemplateView::of)
                .toList();
    }

    @Transactional
    public TemplateView put(String tourSlug, UUID id, NewTemplate request) {
        var tour = tours.forCaller(tourSlug, Permission.ANNOUNCE);
        tours.take(tour);
        var template = Template.<Template>findByIdOptional(id).orElseGet(() -> new Template(id, tour.id));
        if (!template.tourId.equals(tour.id)) {
            throw ProblemException.notFound("There is no such template on this tour.");
        }
        mustBeNew(template, request.name());
        mustKnowFields(request);
        template.name = request.name();
        template.title = request.title();
        template.text = request.text();
        template.language = request.language();
        template.linked = request.linked();
        template.anchor = request.anchor();
        template.offsetMinutes = request.offsetMinutes();
        template.changedAt = clock.instant();
        template.persistAndFlush();
        audit.record(tour.id, "wrote", "template", id, template.name);
        return TemplateView.of(template);
    }

    private static void mustBeNew(Template template, String name) {
        var others = Template.listOf(template.tourId).stream()
                .filter(other -> !other.id.equals(template.id))
                .toList();
        if (others.stream().anyMatch(other -> other.name.equalsIgnoreCase(name))) {
            throw ProblemException.conflict("There is a template \"" + name + "\" already.");
        }
        if (others.size() >= MOST) {
            throw ProblemException.conflict("There are " + MOST + " templates already. Remove one.");
        }
    }

    private static void mustKnowFields(NewTemplate request) {
        var unknown = Fields.unknown(request.title() + request.text());
        if (!unknown.isEmpty()) {
            throw Fields.refused(unknown.get(0));
        }
    }

    @Transactional
    public void remove(String tour, UUID id) {
        var tourId = tours.forCaller(tour, Permission.ANNOUNCE).id;
        if (Template.delete("id = ?1 and tourId = ?2", id, tourId) == 0) {
            throw ProblemException.notFound("There is no such template on this tour.");
        }
        audit.record(tourId, "removed", "template", id);
    }
}
