package org.whistlestop.desk.story;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Scope;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.channel.Channels;
import org.whistlestop.desk.story.BlogScreen.Happened;
import org.whistlestop.story.Decision;
import org.whistlestop.story.NewStoryPost;
import org.whistlestop.story.Stories;
import org.whistlestop.story.StoryDecision;
import org.whistlestop.story.StoryDesk;
import org.whistlestop.support.FormAnswer;
import org.whistlestop.support.FormChecks;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** What a tour writes into its blog, and what of it waits for a person. */
@Path("/desk/tours/{tour}/blog")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ)
class BlogPage {

    @Inject
    Tours tours;

    @Inject
    Stories stories;

    @Inject
    StoryDesk desk;

    @Inject
    Channels channels;

    @Inject
    Caller caller;

    @Inject
    FormChecks checks;

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance blog(BlogScreen screen);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page(String tour, @RestQuery String did) {
        return show(tour, null, BlogDone.textOf(did), null);
    }

    @POST
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> set(String tour, @BeanParam BlogForm form) {
        return answer(tour, form, () -> {
            stories.put(tour, checks.checked(form.request()));
            return BlogDone.SET;
        });
    }

    /** @param what {@code day:2026-11-22} or {@code stop:boston-copley-place} */
    @POST
    @Path("posts")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> write(String tour, @RestForm String what) {
        return answer(tour, null, () -> {
            desk.write(tour, checks.checked(read(what)));
            return BlogDone.ASKED;
        });
    }

    private static NewStoryPost read(String what) {
        var said = what == null ? "" : what;
        try {
            return said.startsWith("day:")
                    ? new NewStoryPost(LocalDate.parse(said.substring(4)), null)
                    : new NewStoryPost(null, said.replaceFirst("^stop:", ""));
        } catch (DateTimeException e) {
            throw ProblemException.invalid("what", "That day cannot be read", "Choose one of the page");
        }
    }

    @POST
    @Path("posts/{post}/release")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> release(String tour, UUID post) {
        return answer(tour, null, () -> {
            desk.release(tour, post);
            return BlogDone.RELEASED;
        });
    }

    @POST
    @Path("posts/{post}/decision")
    @RolesAllowed(Scope.PUBLISH)
    @Operation(hidden = true)
    public RestResponse<Object> decide(String tour, UUID post, @RestForm String decision, @RestForm String seen) {
        return answer(tour, null, () -> {
            var chosen = read(decision, seen);
            desk.decide(tour, post, chosen);
            return BlogDone.valueOf(chosen.decision().name());
        });
    }

    private static StoryDecision read(String decision, String seen) {
        try {
            return new StoryDecision(
                    Decision.fromString(String.valueOf(decision)), seen == null || seen.isBlank() ? null : seen);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("decision", "That decision cannot be read", "Use the buttons of the page");
        }
    }

    private RestResponse<Object> answer(String tour, BlogForm form, java.util.function.Supplier<BlogDone> act) {
        caller.mustHold(Scope.READ);
        return FormAnswer.to(
                () -> "/desk/tours/" + tour + "/blog" + act.get().query(), problem -> show(tour, form, null, problem));
    }

    private TemplateInstance show(String slug, BlogForm typed, String done, Problem problem) {
        var tour = tours.forCaller(slug, Permission.SEE);
        var settings = stories.get(slug);
        return Templates.blog(new BlogScreen(
                slug,
                tour.title,
                typed == null ? BlogForm.of(settings) : typed,
                channels.list(slug).stream()
                        .filter(channel -> channel.kind() == ChannelKind.WORDPRESS)
                        .toList(),
                desk.list(slug).stream().map(BlogRow::new).toList(),
                happened(tour),
                settings.channel() != null,
                caller.may(tour.id, Permission.ANNOUNCE),
                caller.may(tour.id, Permission.RELEASE),
                done,
                problem == null ? null : problem.detail()));
    }

    /** The latest first: each day, then its stops. */
    private static List<Happened> happened(Tour tour) {
        var happened = new ArrayList<Happened>();
        var stops = new ArrayList<>(tour.publicStops());
        stops.removeIf(stop -> stop.shown.status() != StopStatus.LIVE && stop.shown.status() != StopStatus.DONE);
        java.util.Collections.reverse(stops);
        for (Stop stop : stops) {
            var day = stop.window.startsLocal().toLocalDate();
            var wholeDay = new Happened("day:" + day, "The whole day, " + StoreTime.day(day.atStartOfDay()));
            if (!happened.contains(wholeDay)) {
                happened.add(wholeDay);
            }
            happened.add(new Happened(
                    "stop:" + stop.slug,
                    stop.venue.store() + ", " + stop.venue.city() + " (" + StoreTime.day(day.atStartOfDay()) + ")"));
        }
        return happened;
    }
}
