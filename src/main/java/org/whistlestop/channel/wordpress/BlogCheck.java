package org.whistlestop.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.whistlestop.channel.Check;
import org.whistlestop.channel.NotSent;
import org.whistlestop.channel.wordpress.BlogSettings.PhotoPlace;

/** Asks a blog who we are there and whether we may do what the settings want. */
record BlogCheck(Blog blog, BlogSettings settings) {

    Check run() {
        var me = blog.me();
        var may = me.path("capabilities");
        demand(may, "edit_posts", "may not write posts", "Author");
        if (settings.publishes()) {
            demand(may, "publish_posts", "may write posts but not publish them", "Author (or set publish to draft)");
        }
        if (settings.photo() != PhotoPlace.NONE) {
            demand(may, "upload_files", "may not upload photos", "Author (or set pictures to no)");
        }
        var notes = notes();
        var name = PlainWords.of(me.path("name").asText(""), 100);
        var page = me.path("link").asText("");
        return new Check(
                name.isEmpty() ? "user " + me.path("id").asText("") : name,
                page.matches("https?://[!-~]{1,1000}") ? page : null,
                notes);
    }

    private static void demand(JsonNode may, String what, String words, String role) {
        if (!may.path(what).asBoolean(false)) {
            throw NotSent.refused(
                    "The blog knows this user, who " + words + " there. Give them the role of " + role + ".");
        }
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        notes.add(
                settings.publishes()
                        ? "Posts are published at once."
                        : "Posts are left as drafts; an editor publishes them.");
        notes.add(
                switch (settings.photo()) {
                    case FEATURED -> "A photo becomes the post's featured image.";
                    case TEXT -> "A photo stands above the text.";
                    case NONE -> "Photos are left out.";
                });
        if (!settings.categories().isEmpty()) {
            BlogCategory.numbers(settings.categories(), blog.categories());
            notes.add("Posts are filed under " + String.join(", ", settings.categories()) + ".");
        }
        return List.copyOf(notes);
    }
}
