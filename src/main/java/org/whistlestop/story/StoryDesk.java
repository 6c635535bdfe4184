package org.whistlestop.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.whistlestop.account.Permission;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.channel.Channel;
import org.whistlestop.channel.wordpress.KeptPosts;
import org.whistlestop.support.ProblemException;
import org.whistlestop.tour.Stop;
import org.whistlestop.tour.StoreTime;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.Tours;

/** What people see of the posts of a blog, and decide about them. */
@ApplicationScoped
public class StoryDesk {

    @Inject
    Tours tours;

    @Inject
    StoryPlans plans;

    @Inject
    Audit audit;

    /** Those that wait for a person first, then the newest. */
    @Transactional
    public List<StoryPostView> list(String tour) {
        return StoryPost.listOf(tours.forCaller(tour, Permission.SEE).id).stream()
                .map(StoryDesk::view)
                .toList();
    }

    @Transactional
    public StoryPostView get(String tour, UUID id) {
        return view(find(tours.forCaller(tour, Permission.SEE), id));
    }

    /** Writes a wrap-up now; one that is there already is looked after at once. */
    @Transactional
    public StoryPostView write(String tourSlug, NewStoryPost request) {
        var tour = tours.forCaller(tourSlug, Permission.ANNOUNCE);
        var story = Story.find(tour.id)
                .filter(known -> known.channelId != null)
                .orElseThrow(() -> ProblemException.conflict("No blog is chosen. Say first where this tour writes."));
        var subject = request.day() != null ? wantDay(story, tour, request) : wantStop(story, tour, request);
        var post = StoryPost.<StoryPost>find(
                        "channelId = ?1 and kind = ?2 and subject = ?3", story.channelId, StoryKind.WRAP_UP, subject)
                .<StoryPost>singleResult();
        plans.hurry(post.id);
        audit.record(tour.id, "asked for", "blog post", post.id);
        return fresh(post);
    }

    private String wantDay(Story story, Tour tour, NewStoryPost request) {
        if (tour.publicStops().stream()
                .noneMatch(stop -> StoryPlanner.dayOf(stop).equals(request.day()))) {
            throw ProblemException.invalid(
                    "day", "No stop that the public knows is on that day", "Choose a day of the tour");
        }
        plans.wantDay(story, tour, request.day());
        return request.day().toString();
    }

    private String wantStop(Story story, Tour tour, NewStoryPost request) {
        var stop = Stop.getBySlug(tour.id, request.stop());
        if (!stop.published) {
            throw ProblemException.invalid(
                    "stop", "The public does not know this stop yet", "Wait until it is revealed");
        }
        plans.wantStop(story, tour, stop);
        return stop.id.toString();
    }

    /** Looks after a post at once: what failed is tried again, and what an editor has put right is not held any more. */
    @Transactional
    public StoryPostView release(String tourSlug, UUID id) {
        var tour = tours.forCaller(tourSlug, Permission.RELEASE);
        var post = find(tour, id);
        if (post.state == StoryState.LEFT) {
            throw ProblemException.conflict("It was left to the blog's editors. Take it back first.");
        }
        plans.hurry(post.id);
        audit.record(tour.id, "released", "blog post", id);
        return fresh(post);
    }

    /** Decides about what is held, or takes back a post that was left to the editors. */
    @Transactional
    public StoryPostView decide(String tourSlug, UUID id, StoryDecision request) {
        var tour = tours.forCaller(tourSlug, Permission.RELEASE);
        var post = find(tour, id);
        if (post.held == null || post.state != StoryState.HELD && post.state != StoryState.LEFT) {
            throw ProblemException.conflict("It does not wait for a decision.");
        }
        if (!post.held.choices().contains(request.decision())) {
            throw ProblemException.invalid(
                    "decision", "That is no choice here", "Choose one of those that the page offers");
        }
        var seen = post.standing == null ? null : StoryPart.hash(post.standing);
        if (!Objects.equals(seen, request.seen())) {
            throw ProblemException.conflict("The post in the blog has changed since. Look at it again.");
        }
        plans.decide(post.id, request.decision(), seen);
        audit.record(
                tour.id, "decided about", "blog post", id, request.decision().word());
        return fresh(post);
    }

    private static StoryPost find(Tour tour, UUID id) {
        return StoryPost.find(tour.id, id)
                .orElseThrow(() -> ProblemException.notFound("There is no such post on this tour."));
    }

    private static StoryPostView fresh(StoryPost post) {
        StoryPost.getEntityManager().refresh(post);
        return view(post);
    }

    private static StoryPostView view(StoryPost post) {
        Channel channel = Channel.findById(post.channelId);
        Stop stop = post.stopId == null ? null : Stop.findById(post.stopId);
        var isToDecide = post.held != null && (post.state == StoryState.HELD || post.state == StoryState.LEFT);
        return new StoryPostView(
                post.id,
                post.kind,
                about(post, stop),
                stop == null ? null : stop.slug,
                post.day,
                post.state,
                isToDecide ? post.held : null,
                isToDecide ? post.held.choices().stream().sorted().toList() : List.of(),
                post.words,
                post.nextAt,
                post.status,
                post.link,
                post.blogId == null ? null : KeptPosts.editAddress(channel.address, post.blogId),
                post.writtenAt,
                isToDecide && post.standing != null ? Wording.seen(post.standing) : null,
                isToDecide && post.offered != null ? Wording.seen(post.offered) : null,
                isToDecide && post.standing != null ? StoryPart.hash(post.standing) : null);
    }

    private static String about(StoryPost post, Stop stop) {
        if (post.day != null) {
            return StoreTime.day(post.day.atStartOfDay());
        }
        if (post.stopId == null) {
            return "The whole tour";
        }
        return stop == null ? "A stop that is gone" : stop.venue.store() + ", " + stop.venue.city();
    }
}
