package org.whistlestop.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.whistlestop.account.Permission;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** Keeps how tours want to sound; what is planned already follows. */
@ApplicationScoped
public class Voices {

    @Inject
    Tours tours;

    @Inject
    Linting linting;

    @Inject
    Replanning replanning;

    @Inject
    Audit audit;

    @Transactional
    public Voice get(String tour) {
        return view(tours.forCaller(tour, Permission.SEE));
    }

    @Transactional
    public Voice put(String tourSlug, Voice request) {
        var tour = tours.forCaller(tourSlug, Permission.PLAN);
        var now = tours.take(tour);
        var voice = TourVoice.of(tour.id);
        voice.quietFrom = request.quietFrom();
        voice.quietUntil = request.quietUntil();
        voice.lint = request.lint() == null ? linting.usual() : request.lint();
        voice.persistAndFlush();
        tour.stops().forEach(stop -> replanning.follow(tour, stop, now));
        audit.record(tour.id, "set the voice of", "tour", tour.id);
        return view(tour);
    }

    private Voice view(Tour tour) {
        var voice = TourVoice.of(tour.id);
        return new Voice(voice.quietFrom, voice.quietUntil, linting.thresholds(tour.id));
    }
}
