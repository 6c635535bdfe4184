package org.whistlestop.channel.wordpress;

import java.util.List;
import java.util.Optional;

/** Chooses, of several posts under one name, the one that counts; all who write to a blog agree on it. */
final class OnePost {

    private OnePost() {}

    /** What stands under a name, after our own drafts too many are out of the way. */
    static List<BlogPost> tidied(Blog blog, String name) {
        var all = blog.postsUnder(name);
        var one = of(all);
        all.stream()
                .filter(post -> post.isDraft()
                        && one.get().id() != post.id()
                        && one.get().author() == post.author())
                .forEach(post -> blog.trash(post.id()));
        return all;
    }

    /** Of several the one that has its place already, or else the oldest; one in the trash only where there is no other. */
    static Optional<BlogPost> of(List<BlogPost> posts) {
        return posts.stream()
                .filter(BlogPost::isSettled)
                .findFirst()
                .or(() -> posts.stream().filter(BlogPost::isDraft).findFirst())
                .or(() -> posts.stream().findFirst());
    }
}
