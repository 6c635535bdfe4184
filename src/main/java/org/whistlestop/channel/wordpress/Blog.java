package org.whistlestop.channel.wordpress;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.ChannelJson;
import org.whistlestop.channel.Multipart;
import org.whistlestop.channel.NotSent;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.OutboundException;
import org.whistlestop.support.http.Outgoing;

/** The REST interface of one blog. */
final class Blog {

    /** More posts than this never stood under one name: each sender drafts at most one, and tidies up. */
    private static final int MOST_OF_A_NAME = 20;

    private static final int MOST_PAGES = 10;

    private final Access access;
    private final BlogSettings settings;
    private final BlogAnswers answers;

    Blog(Access access, BlogSettings settings) {
        if (access.account() == null || access.account().isBlank()) {
            throw NotSent.refused("The channel does not say as which user to sign in to the blog.");
        }
        if (access.key() == null || access.key().isBlank()) {
            throw NotSent.refused("The channel has no application password to sign in to the blog with.");
        }
        this.access = access;
        this.settings = settings;
        this.answers = new BlogAnswers(access.key());
    }

    /** Who we are there. */
    JsonNode me() {
        return answers.object(get("/users/me", Map.of("context", "edit")));
    }

    /** What stands under a name, in the trash too, oldest first. The blog itself adds -2 and so on to a name that is taken. */
    List<BlogPost> postsUnder(String name) {
        var slugs = IntStream.rangeClosed(1, MOST_OF_A_NAME)
                .mapToObj(number -> number == 1 ? name : name + "-" + number)
                .collect(Collectors.toList());
        slugs.add(name + "__trashed");
        slugs.add(name + "-2__trashed");
        var answer = get(
                "/posts", query("slug", String.join(",", slugs), "status", "any,trash", "_fields", BlogPost.FIELDS));
        var ours = Pattern.compile(Pattern.quote(name) + "(-\\d+)*(__trashed(-\\d+)?)?");
        var posts = new ArrayList<BlogPost>();
        for (var json : answers.list(answer)) {
            var post = BlogPost.read(json).orElseThrow(() -> strange("posts without a number or a status"));
            if (!ours.matcher(post.slug()).matches()) {
                throw strange("posts that were not asked for, so that it cannot be told whether ours is there");
            }
            posts.add(post);
        }
        posts.sort(Comparator.comparingLong(BlogPost::id));
        return posts;
    }

    /** The post of a number; empty where it was deleted for good. */
    Optional<BlogPost> post(long id) {
        var answer = get("/posts/" + id, Map.of("context", "edit", "_fields", BlogPost.FIELDS));
        return answers.saysCode(answer, 404, "rest_post_invalid_id")
                ? Optional.empty()
                : Optional.of(thePost(answers.object(answer)));
    }

    BlogPost create(Map<String, ?> post) {
        return thePost(answers.object(postJson("/posts", Map.of("_fields", BlogPost.FIELDS), post)));
    }

    /** The post of a number with its words; empty where it was deleted for good. */
    Optional<BlogText> text(long id) {
        var answer = get("/posts/" + id, Map.of("context", "edit", "_fields", BlogText.FIELDS));
        return answers.saysCode(answer, 404, "rest_post_invalid_id")
                ? Optional.empty()
                : Optional.of(theText(id, answers.object(answer)));
    }

    /** Changes what is given of a post, and answers what the blog has made of it. */
    BlogText change(long id, Map<String, ?> fields) {
        return theText(id, answers.object(postJson("/posts/" + id, Map.of("_fields", BlogText.FIELDS), fields)));
    }

    private static BlogText theText(long id, JsonNode json) {
        return BlogText.read(json)
                .filter(text -> text.post().id() == id)
                .orElseThrow(() -> strange("another post than the one that was meant, or one without its words"));
    }

    /** The number of a person who writes there, by the name that readers see. */
    Optional<Long> author(String name) {
        var answer = get("/users", Map.of("search", name, "per_page", "100", "_fields", "id,name,slug"));
        return answers.list(answer).stream()
                .filter(user -> PlainWords.of(user.path("name").asText(""), 200).equalsIgnoreCase(name)
                        || user.path("slug").asText("").equalsIgnoreCase(name))
                .map(user -> user.path("id").asLong(0))
                .filter(id -> id > 0)
                .findFirst();
    }

    BlogPost publish(long id) {
        var answer = postJson("/posts/" + id, Map.of("_fields", BlogPost.FIELDS), Map.of("status", "publish"));
        var post = thePost(answers.object(answer));
        if (post.id() != id) {
            throw NotSent.unknown("The blog answered about another post than the one to publish.");
        }
        return post;
    }

    /** Moves a draft to the trash, where an editor finds it for a month; one that is gone already, or that we may not move, stays. */
    void trash(long id) {
        var answer = send(new Outgoing("DELETE", url("/posts/" + id, Map.of("_fields", "id")), Map.of(), new byte[0]));
        if (!Set.of(403, 404, 410).contains(answer.status())) {
            answers.object(answer);
        }
    }

    BlogPhoto upload(Multipart form) {
        var answer = send(
                Outgoing.post(url("/media", Map.of("_fields", BlogPhoto.FIELDS)), form.contentType(), form.bytes()));
        return BlogPhoto.read(answers.object(answer))
                .orElseThrow(() -> strange("no number or no address of the photo"));
    }

    /** Gives a photo other words. */
    void describe(long id, Map<String, String> words) {
        answers.object(postJson("/media/" + id, Map.of("_fields", "id"), words));
    }

    /** Deletes a photo for good, as there is no trash for photos; one that is gone already stays so. */
    void deletePhoto(long id) {
        var answer = send(new Outgoing(
                "DELETE", url("/media/" + id, Map.of("force", "true", "_fields", "deleted")), Map.of(), new byte[0]));
        if (!Set.of(404, 410).contains(answer.status())) {
            answers.object(answer);
        }
    }

    /** The photo of a name; the oldest of several. */
    Optional<BlogPhoto> photo(String name) {
        var slugs = List.of(name, name + "-2", name + "-3");
        var answer = get("/media", query("slug", String.join(",", slugs), "_fields", BlogPhoto.FIELDS));
        return answers.list(answer).stream()
                .map(json -> BlogPhoto.read(json).orElseThrow(() -> strange("photos without a number or an address")))
                .filter(photo -> slugs.contains(photo.slug()))
                .min(Comparator.comparingLong(BlogPhoto::id));
    }

    /** Does what is left of an upload whose sender got no answer. */
    void complete(BlogPhoto photo, Map<String, String> words) {
        answers.object(postJson("/media/" + photo.id(), Map.of("_fields", "id"), words));
        // Not read: a blog that cannot make the smaller sizes shows the one there is.
        postJson(
                "/media/" + photo.id() + "/post-process",
                Map.of("_fields", "id"),
                Map.of("action", "create-image-subsizes"));
    }

    /** All categories, up to a thousand. */
    List<BlogCategory> categories() {
        var all = new ArrayList<BlogCategory>();
        for (var page = 1; page <= MOST_PAGES; page++) {
            var answer = get(
                    "/categories", Map.of("per_page", "100", "page", String.valueOf(page), "_fields", "id,name,slug"));
            var some = answers.list(answer);
            some.forEach(json -> BlogCategory.read(json).ifPresent(all::add));
            if (some.size() < 100) {
                break;
            }
        }
        return all;
    }

    /** Where a request of this path goes. */
    String url(String path, Map<String, String> query) {
        var whole = query.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        var route = settings.prettyAddresses() ? "/wp-json/wp/v2" + path : "/?rest_route=/wp/v2" + path;
        var glue = settings.prettyAddresses() ? "?" : "&";
        return access.address() + route + (whole.isEmpty() ? "" : glue + whole);
    }

    private static Map<String, String> query(String... namesAndValues) {
        var query = new LinkedHashMap<>(Map.of("context", "edit", "per_page", "100", "orderby", "id", "order", "asc"));
        for (var at = 0; at < namesAndValues.length; at += 2) {
            query.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        return query;
    }

    private Answer get(String path, Map<String, String> query) {
        return send(Outgoing.get(url(path, query)));
    }

    private Answer postJson(String path, Map<String, String> query, Map<String, ?> body) {
        return send(Outgoing.post(url(path, query), "application/json", ChannelJson.bytes(body)));
    }

    private Answer send(Outgoing request) {
        var user = access.account().strip() + ":" + access.key().strip();
        try {
            return access.line()
                    .send(request.with(
                                    "Authorization",
                                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)))
                            .with("Accept", "application/json")
                            .with("Cache-Control", "no-cache"));
        } catch (OutboundException e) {
            throw NotSent.of(e);
        }
    }

    private static BlogPost thePost(JsonNode json) {
        return BlogPost.read(json).orElseThrow(() -> strange("no number or no status of the post"));
    }

    private static NotSent strange(String what) {
        return NotSent.unknown("The blog's answer cannot be relied on: it holds " + what + ".");
    }
}
