package org.whistlestop.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Picture;
import org.whistlestop.channel.Steps.LostLease;
import org.whistlestop.channel.wordpress.KeptPosts;
import org.whistlestop.channel.wordpress.KeptPosts.Kept;
import org.whistlestop.story.StoryContent.Shot;

/**
 * Writes to one blog what waits for it, in order. Everything that is sent has a name or a wording fixed beforehand and is looked up
 * first, so that whoever takes up the work of a dead process, or gets no answer, goes on where it stands.
 */
class StoryWriter {

    private static final Logger LOG = Logger.getLogger(StoryWriter.class);

    private final StoryQueue queue;
    private final StoryPhotos photos;
    private final StoryMaterial material;
    private final Consumer<String> passed;

    /** @param passed hears of each step behind which the process could die */
    StoryWriter(StoryQueue queue, StoryPhotos photos, StoryMaterial material, Consumer<String> passed) {
        this.queue = queue;
        this.photos = photos;
        this.material = material;
        this.passed = passed;
    }

    /** Writes all that is due at one blog; answers whether there was one. */
    boolean writeNext() {
        var turn = queue.claim();
        turn.ifPresent(this::take);
        return turn.isPresent();
    }

    private void take(Turn turn) {
        passed.accept("claimed");
        try {
            for (var job = queue.next(turn); job.isPresent(); job = queue.next(turn)) {
                look(turn, job.get());
            }
            drop(turn);
            queue.done(turn);
        } catch (LostLease e) {
            LOG.infof("Blog %s went to another process", turn.channelId());
        } catch (NotSent e) {
            queue.away(turn, e);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Writing to blog %s broke off", turn.channelId());
            queue.away(
                    turn,
                    NotSent.unknown("Our own program broke off: " + e.getClass().getSimpleName()));
        }
    }

    /** What a blog refuses is for a person; when it does not answer, all its posts wait. */
    private void look(Turn turn, Job job) {
        try {
            look(turn, job, KeptPosts.of(watched(turn, job.tourId())));
        } catch (NotSent e) {
            if (e.why() != NotSent.Why.REFUSED) {
                throw e;
            }
            queue.failed(turn, job, e);
        }
    }

    private void look(Turn turn, Job job, KeptPosts blog) {
        var there = job.blogId() == null ? blog.find(job.name()) : blog.find(job.blogId());
        if (there.isEmpty() && job.blogId() != null) {
            queue.hold(turn, job, Hold.DELETED, null, null, null);
        } else if (there.isEmpty()) {
            create(turn, job, blog);
        } else if (there.get().isInTrash()) {
            queue.hold(turn, job, Hold.TRASHED, there.get(), null, null);
        } else {
            if (job.blogId() == null) {
                queue.keepNumber(turn, job, there.get().id());
            }
            update(turn, job, blog, there.get());
        }
    }

    private void create(Turn turn, Job job, KeptPosts blog) {
        var content = material.content(job);
        if (content.isEmpty()) {
            queue.nothing(turn, job);
            return;
        }
        var author = author(turn, job, blog);
        var uploaded = upload(turn, content, blog);
        var ours = StoryPart.wrapped(job.mark(), StoryHtml.of(content, author.isPresent(), uploaded));
        queue.keepWording(job, Wording.hash(ours));
        var made = blog.draft(job.name(), content.title(), ours, job.category(), author.orElse(null));
        passed.accept("drafted");
        queue.keepNumber(turn, job, made.id());
        passed.accept("number kept");
        settle(turn, job, blog, made, content, true);
    }

    private Optional<Long> author(Turn turn, Job job, KeptPosts blog) {
        if (job.authorId() != null) {
            return Optional.of(job.authorId());
        }
        var known = job.author() == null ? Optional.<Long>empty() : blog.author(job.author());
        known.ifPresent(id -> queue.keepAuthor(turn, job, id));
        return known;
    }

    private void update(Turn turn, Job job, KeptPosts blog, Kept there) {
        var standing = withoutUnwanted(turn, job, blog, there);
        if (job.state() == StoryState.LEFT) {
            queue.left(turn, job);
            return;
        }
        var parts = StoryPart.listIn(standing.content(), job.mark());
        var isOurs = parts.size() == 1
                && queue.knowsWording(job, Wording.hash(parts.get(0).ours()));
        var isDecided =
                job.decision() != null && StoryPart.hash(there.content()).equals(job.decidedFor());
        if (!isOurs && !isDecided) {
            hold(turn, job, there, standing, parts);
        } else {
            write(turn, job, blog, there, standing, parts, isDecided);
        }
    }

    /**
     * What was taken down leaves the post whoever else has changed it, and before the file goes. It is done in what stands there, for
     * the rest may have to wait for a person.
     */
    private Kept withoutUnwanted(Turn turn, Job job, KeptPosts blog, Kept there) {
        var unwanted = photos.listUnwanted(turn.channelId()).stream()
                .map(StoryPhotos.Known::blogId)
                .filter(id -> id != null)
                .toList();
        var content = StoryPart.without(there.content(), unwanted);
        if (content.equals(there.content())) {
            return there;
        }
        StoryPart.listIn(there.content(), job.mark()).stream()
                .filter(part -> queue.knowsWording(job, Wording.hash(part.ours())))
                .forEach(part -> queue.keepWording(job, Wording.hash(StoryPart.without(part.ours(), unwanted))));
        var changed = blog.change(there.id(), null, content);
        passed.accept("photo left the post");
        return changed;
    }

    private void hold(Turn turn, Job job, Kept there, Kept standing, List<StoryPart> parts) {
        var content = material.content(job);
        var known = known(turn.channelId());
        var offered = StoryHtml.of(content, job.authorId() != null, known);
        queue.hold(turn, job, parts.isEmpty() ? Hold.TAKEN_OUT : Hold.EDITED, standing, standing.content(), offered);
    }

    private void write(
            Turn turn, Job job, KeptPosts blog, Kept there, Kept standing, List<StoryPart> parts, boolean isDecided) {
        var content = material.content(job);
        var isLate = job.kind() == StoryKind.WRAP_UP && standing.isOut() && !isDecided;
        var shown = isLate ? known(turn.channelId()) : upload(turn, content, blog);
        var ours = StoryPart.wrapped(job.mark(), StoryHtml.of(content, job.authorId() != null, shown));
        var whole = isDecided
                ? decided(job, standing.content(), parts, ours)
                : parts.get(0).with(ours);
        var title = canChangeTitle(job, standing, content) ? content.title() : null;
        if (title == null
                && Wording.hash(whole).equals(Wording.hash(standing.content()))
                && !missesPhotos(content, shown)) {
            settle(turn, job, blog, standing, content, false);
        } else if (isLate) {
            queue.hold(turn, job, Hold.PUBLISHED, standing, standing.content(), StoryHtml.of(content, true, shown));
        } else {
            queue.keepWording(job, Wording.hash(ours));
            var changed = blog.change(standing.id(), title, whole);
            passed.accept("updated");
            settle(turn, job, blog, changed, content, true);
        }
    }

    private static boolean missesPhotos(StoryContent content, Map<UUID, KeptPosts.Photo> shown) {
        return !shown.keySet().containsAll(content.photoIds());
    }

    private static String decided(Job job, String standing, List<StoryPart> parts, String ours) {
        return job.decision() == Decision.OVER && parts.size() == 1
                ? parts.get(0).with(ours)
                : StoryPart.unmarked(standing, job.mark()) + "\n\n" + ours;
    }

    /** A title that an editor has found is better than ours. */
    private static boolean canChangeTitle(Job job, Kept there, StoryContent content) {
        return job.title() != null
                && !job.title().equals(content.title())
                && org.jsoup.parser.Parser.unescapeEntities(there.title(), false)
                        .equals(job.title());
    }

    private void settle(Turn turn, Job job, KeptPosts blog, Kept there, StoryContent content, boolean isNew) {
        // What filters and the blog's own spelling made of it is ours as well.
        StoryPart.listIn(there.content(), job.mark())
                .forEach(part -> queue.keepWording(job, Wording.hash(part.ours())));
        var stands = there;
        if (job.publishes()) {
            blog.publish(there.id());
            passed.accept("published");
            queue.keepPublished(turn, job);
            stands = blog.find(there.id()).orElse(there);
        }
        queue.stands(
                turn, job, stands, isNew || job.title() == null ? content.title() : null, isNew, content.unfinished());
        passed.accept("settled");
    }

    /** Those of a story that are not there yet, one after the other. */
    private Map<UUID, KeptPosts.Photo> upload(Turn turn, StoryContent content, KeptPosts blog) {
        var there = new HashMap<UUID, KeptPosts.Photo>();
        for (var shot : content.shots()) {
            material.files(shot.photoId())
                    .ifPresent(files -> there.put(shot.photoId(), upload(turn, shot, files, blog)));
        }
        return there;
    }

    private KeptPosts.Photo upload(Turn turn, Shot shot, List<Picture.File> files, KeptPosts blog) {
        var picture = new Picture(shot.alt(), shot.caption(), files);
        var words = StoryPart.hash(shot.alt() + "\n" + shot.caption());
        var known = photos.keep(turn.channelId(), shot.photoId());
        if (known.blogId() != null) {
            if (!words.equals(known.described())) {
                blog.describe(known.blogId(), picture);
                photos.keepThere(turn.channelId(), shot.photoId(), known.blogId(), known.address(), words);
            }
            return new KeptPosts.Photo(known.blogId(), known.address());
        }
        var there = known.isNew() ? Optional.<KeptPosts.Photo>empty() : blog.findPhoto(known.name(), picture);
        var photo = there.orElseGet(() -> blog.upload(known.name(), picture));
        passed.accept("uploaded");
        photos.keepThere(turn.channelId(), shot.photoId(), photo.id(), photo.address(), words);
        passed.accept("photo kept");
        return photo;
    }

    private Map<UUID, KeptPosts.Photo> known(UUID channelId) {
        var known = new HashMap<UUID, KeptPosts.Photo>();
        photos.listThere(channelId)
                .forEach(photo -> known.put(photo.photoId(), new KeptPosts.Photo(photo.blogId(), photo.address())));
        return known;
    }

    /** Takes photos out of the media library; what was taken down goes in silence too. */
    private void drop(Turn turn) {
        var due = photos.listDue(turn.channelId());
        if (due.isEmpty()) {
            return;
        }
        var blog = KeptPosts.of(watched(turn, null));
        for (var photo : due) {
            try {
                drop(turn, photo, blog);
            } catch (NotSent e) {
                if (e.why() != NotSent.Why.REFUSED) {
                    throw e;
                }
                photos.stays(turn.channelId(), photo.photoId(), e.getMessage());
            }
        }
    }

    private void drop(Turn turn, StoryPhotos.Known photo, KeptPosts blog) {
        var id = Optional.ofNullable(photo.blogId())
                .or(() -> blog.findPhoto(photo.name()).map(KeptPosts.Photo::id));
        if (id.isEmpty()) {
            photos.notFound(turn.channelId(), photo.photoId());
            return;
        }
        blog.deletePhoto(id.get());
        passed.accept("photo dropped");
        photos.gone(turn.channelId(), photo.photoId());
    }

    /** Keeps the lease with each request, and makes none that is not ours to make. */
    private Access watched(Turn turn, UUID tourId) {
        var access = material.open(turn.channelId());
        return access.over(request -> {
            queue.goOn(turn, tourId);
            return access.line().send(request);
        });
    }
}
