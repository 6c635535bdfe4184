package org.whistlestop.channel.wordpress;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.Picture;

/** Posts of one blog that are written once, under a name fixed beforehand, and then changed in place. */
public final class KeptPosts {

    /** A text is some 700 pixels wide, and screens have two for one. */
    private static final int WIDEST = 1600;

    private final Blog blog;
    private final BlogSettings settings;

    private KeptPosts(Blog blog, BlogSettings settings) {
        this.blog = blog;
        this.settings = settings;
    }

    /** @throws NotSent when the channel is not set up so that anything could be written there */
    public static KeptPosts of(Access access) {
        var settings = BlogSettings.of(access.settings());
        return new KeptPosts(new Blog(access, settings), settings);
    }

    /**
     * A post as it stands there.
     *
     * @param link for readers, or to its preview; null when the blog says none
     * @param content as its editors have it before them
     */
    public record Kept(long id, String status, String link, String title, String content) {

        public boolean isInTrash() {
            return status.equals("trash");
        }

        /** Whether readers may see it now or, where it is scheduled, without anybody's doing. */
        public boolean isOut() {
            return !isInTrash() && !status.equals("draft") && !status.equals("auto-draft") && !status.equals("pending");
        }

        private static Kept of(BlogText text) {
            var post = text.post();
            return new Kept(post.id(), post.status(), post.sent().link(), text.title(), text.content());
        }
    }

    /** A photo in the media library. */
    public record Photo(long id, String address) {

        private static Photo of(BlogPhoto photo) {
            return new Photo(photo.id(), photo.address());
        }
    }

    /** Empty where it was deleted for good. */
    public Optional<Kept> find(long id) {
        return blog.text(id).map(Kept::of);
    }

    /** What stands under a name, in the trash too; one draft of ours where there came to be several. */
    public Optional<Kept> find(String name) {
        return OnePost.of(OnePost.tidied(blog, name)).flatMap(post -> find(post.id()));
    }

    /**
     * Drafts a post that is not there yet, and answers the one that counts if somebody else did the same.
     *
     * @param category name, slug or number; null for those of the channel's settings
     * @param author number of who writes it there; null for who signs in
     */
    public Kept draft(String name, String title, String content, String category, Long author) {
        var post = new LinkedHashMap<String, Object>();
        post.put("slug", name);
        post.put("status", "draft");
        post.put("title", PostHtml.escaped(title));
        post.put("content", content);
        var categories = category == null ? settings.categories() : split(category);
        if (!categories.isEmpty()) {
            post.put("categories", BlogCategory.numbers(categories, blog.categories()));
        }
        if (author != null) {
            post.put("author", author);
        }
        blog.create(post);
        return find(name).orElseThrow(() -> NotSent.unknown("The blog took a draft and does not know it now."));
    }

    /** @param title null to leave it as it is */
    public Kept change(long id, String title, String content) {
        var fields = new LinkedHashMap<String, Object>();
        if (title != null) {
            fields.put("title", PostHtml.escaped(title));
        }
        fields.put("content", content);
        return Kept.of(blog.change(id, fields));
    }

    /** Makes it visible to everybody. */
    public void publish(long id) {
        if (!blog.publish(id).isSettled()) {
            throw NotSent.refused("The blog keeps the post as a draft. Perhaps a plugin asks for something more before"
                    + " a post is published; its number is " + id + ".");
        }
    }

    /** Whom the blog knows by a name, where we may write under that name; empty to write under our own. */
    public Optional<Long> author(String name) {
        var mayChoose = blog.me().at("/capabilities/edit_others_posts").asBoolean(false);
        return mayChoose ? blog.author(name) : Optional.empty();
    }

    /** What an upload without an answer has left behind; done to the end where it broke off in the midst. */
    public Optional<Photo> findPhoto(String name, Picture picture) {
        var there = blog.photo(name);
        there.ifPresent(photo -> blog.complete(photo, NewPhoto.words(picture)));
        return there.map(Photo::of);
    }

    /** Only whether it is there. */
    public Optional<Photo> findPhoto(String name) {
        return blog.photo(name).map(Photo::of);
    }

    /** Puts a photo into the media library, with what it shows and, as its caption, the picture's credit. */
    public Photo upload(String name, Picture picture) {
        return Photo.of(blog.upload(NewPhoto.form(name, picture, WIDEST)));
    }

    public void describe(long id, Picture picture) {
        blog.describe(id, NewPhoto.words(picture));
    }

    public void deletePhoto(long id) {
        blog.deletePhoto(id);
    }

    /** Where an editor goes on with a post. */
    public static String editAddress(String blog, long id) {
        return blog + "/wp-admin/post.php?post=" + id + "&action=edit";
    }

    private static List<String> split(String categories) {
        return Arrays.stream(categories.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
