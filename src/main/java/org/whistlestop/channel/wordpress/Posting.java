package org.whistlestop.channel.wordpress;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Picture;
import org.whistlestop.channel.Sent;
import org.whistlestop.channel.Steps;
import org.whistlestop.channel.wordpress.BlogSettings.PhotoPlace;

/**
 * One attempt to get one post into one blog. Other attempts may have gone before, and may still be going on in a process that is slow:
 * so all look up what stands under the name, and all agree which one of several posts counts.
 *
 * <p>WordPress has no way to say "only if there is none", so one gap is left: of two at once, the draft with the smaller number would have
 * to become visible later than a whole look-up of the other one. The lease of a delivery keeps two from being at once.
 */
final class Posting {

    private static final String PHOTO = "photo";
    private static final String POST = "post";
    /** Kept from just before the request that makes the post stand there, so that a failure before it is known to be harmless. */
    private static final String RISKED = "risked";

    private final Blog blog;
    private final BlogSettings settings;
    private final Message message;
    private final Steps steps;
    /** Whether a request may have made it stand there: one of an earlier attempt, or of this one and gone well. */
    private boolean mayStand;
    /** Whether the request that is going on may make it stand there. */
    private boolean risking;

    private BlogPost drafted;

    /** Whether an attempt before this one may have made it stand there. */
    static boolean hasRisked(Steps steps) {
        return steps.find(RISKED).isPresent();
    }

    Posting(Blog blog, BlogSettings settings, Message message, Steps steps) {
        this.blog = blog;
        this.settings = settings;
        this.message = message;
        this.steps = steps;
        this.mayStand = hasRisked(steps);
    }

    Sent send() {
        try {
            var post = known().orElseGet(this::drafted);
            if (isDone(post)) {
                return post.sent();
            }
            return published(post).sent();
        } catch (NotSent e) {
            throw told(e);
        }
    }

    Optional<Sent> find() {
        try {
            return current(blog::postsUnder).filter(this::isDone).map(BlogPost::sent);
        } catch (NotSent e) {
            throw NotSent.unknown(e.getMessage());
        }
    }

    /** Whether nothing is left to do: in a blog that gets drafts, a draft is the end of it. */
    private boolean isDone(BlogPost post) {
        return post.isSettled() || (post.isDraft() && !settings.publishes());
    }

    private Optional<BlogPost> known() {
        var post = current(name -> OnePost.tidied(blog, name));
        if (post.isEmpty() && steps.find(POST).isPresent()) {
            throw takenOut("was deleted there");
        }
        if (post.filter(BlogPost::isInTrash).isPresent()) {
            throw takenOut("lies in the blog's trash");
        }
        return post;
    }

    /** The post by its number, where one is kept, as an editor may have given it another slug; by its name otherwise. */
    private Optional<BlogPost> current(Function<String, List<BlogPost>> postsUnder) {
        var kept = steps.find(POST).flatMap(id -> blog.post(Long.parseLong(id)));
        return kept.filter(post -> !post.isInTrash())
                .or(() -> OnePost.of(postsUnder.apply(message.name())))
                .or(() -> kept);
    }

    private BlogPost drafted() {
        var categories = settings.categories().isEmpty()
                ? List.<Long>of()
                : BlogCategory.numbers(settings.categories(), blog.categories());
        var photo = photo();
        steps.goOn();
        if (!settings.publishes()) {
            risk();
        }
        steps.once(POST, () -> {
            drafted = draftedAmongOthers(categories, photo.orElse(null));
            return String.valueOf(drafted.id());
        });
        return drafted != null ? drafted : known().orElseThrow();
    }

    /** Drafts it, and looks who else has: the others leave the oldest alone as well. */
    private BlogPost draftedAmongOthers(List<Long> categories, BlogPhoto photo) {
        var mine = blog.create(NewPost.of(message, settings, categories, photo));
        mayStand = risking;
        risking = false;
        return OnePost.of(OnePost.tidied(blog, message.name()))
                .filter(post -> !post.isInTrash())
                .orElse(mine);
    }

    private Optional<BlogPhoto> photo() {
        if (message.picture() == null || settings.photo() == PhotoPlace.NONE) {
            return Optional.empty();
        }
        steps.goOn();
        return Optional.of(BlogPhoto.ofKept(
                steps.once(PHOTO, () -> uploaded(message.picture()).kept())));
    }

    private BlogPhoto uploaded(Picture picture) {
        var there = blog.photo(NewPhoto.nameOf(message));
        there.ifPresent(photo -> blog.complete(photo, NewPhoto.words(picture)));
        return there.orElseGet(() -> blog.upload(NewPhoto.form(message, picture)));
    }

    private BlogPost published(BlogPost draft) {
        steps.goOn();
        risk();
        var post = blog.publish(draft.id());
        if (!post.isSettled()) {
            risking = false;
            throw NotSent.refused(
                    "The blog keeps the post as a draft. Perhaps a plugin asks for something more before a"
                            + " post is published; its number is " + post.id() + ".");
        }
        return post;
    }

    private void risk() {
        steps.once(RISKED, () -> "yes");
        risking = true;
    }

    /** A person has decided against it after it was there; saying it again is for a person too. */
    private NotSent takenOut(String how) {
        mayStand = false;
        return NotSent.refused("The post " + how + ". It is not published again by itself.");
    }

    /** What a failure means: of a draft nobody has seen anything, and once it may stand there, no later failure says that it does not. */
    private NotSent told(NotSent e) {
        if (mayStand) {
            return NotSent.unknown(e.getMessage());
        }
        return e.why() == NotSent.Why.UNKNOWN && !risking ? NotSent.notNow(e.getMessage()) : e;
    }
}
