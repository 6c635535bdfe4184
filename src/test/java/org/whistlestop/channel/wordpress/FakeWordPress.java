package org.whistlestop.channel.wordpress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.whistlestop.channel.FakeChannel;

/**
 * A blog as far as our requests go, with the habits of WordPress 6.1.9 as seen there: a taken slug gets -2, even of a draft; choosing a
 * slug and writing it down are two steps, so that two at once may get the same; the trash renames a slug; publishing by number works
 * again and again, and takes a post out of the trash.
 */
public class FakeWordPress extends FakeChannel {

    public static final String ACCOUNT = "tourbot";
    public static final String KEY = "abcd EFGH ijkl 1234 mnop 5678";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ONE = Pattern.compile("/(posts|media)/(\\d+)");
    private static final Pattern FIELD =
            Pattern.compile("name=\"(\\w+)\"\r\nContent-Type: [^\r]*\r\n\r\n(.*?)\r\n--", Pattern.DOTALL);

    /** A post or, in the media library, a photo. */
    public static final class Thing {
        public final long id;
        public volatile String slug;
        public volatile String status;
        public final Map<String, Object> said;

        private Thing(long id, String slug, String status, Map<String, Object> said) {
            this.id = id;
            this.slug = slug;
            this.status = status;
            this.said = said;
        }
    }

    private final AtomicLong ids = new AtomicLong(3);
    private final Map<Long, Thing> posts = new ConcurrentHashMap<>();
    private final Map<Long, Thing> photos = new ConcurrentHashMap<>();
    private final Map<String, Set<Long>> bySlug = new ConcurrentHashMap<>();
    /** Everything that was public for a moment or longer. */
    private final Map<Long, Thing> everPublished = new ConcurrentHashMap<>();

    /** What {@code users/me} says that we may. */
    public volatile Map<String, Boolean> capabilities =
            Map.of("edit_posts", true, "publish_posts", true, "upload_files", true);
    /** Number of the request, from 1, from which on no answer comes any more, though all is done; 0 for never. */
    public volatile int dropsAnswersFrom;

    static {
        // Or each answer waits 40 ms for the other side's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    @Override
    protected Reply act(HttpExchange request, byte[] body) throws IOException {
        var number = requests.get();
        var reply = answer(request, body);
        if (dropsAnswersFrom > 0 && number >= dropsAnswersFrom) {
            throw new IOException("dropped on purpose");
        }
        return reply;
    }

    private Reply answer(HttpExchange request, byte[] body) throws IOException {
        var query = query(request.getRequestURI().getRawQuery());
        var path = query.getOrDefault(
                "rest_route", request.getRequestURI().getPath().replace("/wp-json", ""));
        if (!path.startsWith("/wp/v2/")) {
            return Reply.json(404, "<!DOCTYPE html><title>Page not found</title>");
        }
        if (!isSignedIn(request)) {
            return problem(401, "rest_not_logged_in", "You are not currently logged in.");
        }
        return route(request.getRequestMethod(), path.substring("/wp/v2".length()), query, request, body);
    }

    private Reply route(String method, String path, Map<String, String> query, HttpExchange request, byte[] body)
            throws IOException {
        var one = ONE.matcher(path);
        if (one.matches()) {
            return one(method, one.group(1).equals("posts") ? posts : photos, Long.parseLong(one.group(2)), body);
        }
        return switch (method + " " + path) {
            case "GET /users/me" ->
                Reply.json(
                        200,
                        JSON.writeValueAsString(Map.of(
                                "id",
                                2,
                                "name",
                                "Tour Bot",
                                "link",
                                address() + "/author/tourbot/",
                                "capabilities",
                                capabilities)));
            case "GET /categories" ->
                Reply.json(
                        200,
                        "[{\"id\":1,\"name\":\"Uncategorized\",\"slug\":\"uncategorized\"},"
                                + "{\"id\":7,\"name\":\"News &amp; Tours\",\"slug\":\"news\"}]");
            case "GET /users" -> Reply.json(200, "[{\"id\":9,\"name\":\"Rita Calloway\",\"slug\":\"rita\"}]");
            case "GET /posts" -> list(posts, query);
            case "GET /media" -> list(photos, query);
            case "POST /posts" ->
                create(posts, JSON.readValue(body, new TypeReference<LinkedHashMap<String, Object>>() {}));
            case "POST /media" -> create(photos, form(body));
            default ->
                path.endsWith("/post-process")
                        ? Reply.json(200, "{\"id\":1}")
                        : problem(404, "rest_no_route", "No route was found matching the URL and request method.");
        };
    }

    private Reply one(String method, Map<Long, Thing> things, long id, byte[] body) throws IOException {
        var thing = things.get(id);
        if (thing == null) {
            return problem(404, "rest_post_invalid_id", "Invalid post ID.");
        }
        synchronized (thing) {
            if (method.equals("DELETE") && things == posts) {
                if (thing.status.equals("trash")) {
                    return problem(410, "rest_already_trashed", "The post has already been deleted.");
                }
                trash(id);
            } else if (method.equals("DELETE")) {
                bySlug.get(photos.remove(id).slug).remove(id);
            } else if (method.equals("POST")) {
                change(thing, JSON.readTree(body));
            }
            return Reply.json(200, shown(thing));
        }
    }

    private void change(Thing thing, JsonNode said) {
        if (said.has("status")) {
            if (thing.status.equals("trash")) {
                rename(thing, thing.slug.replace("__trashed", ""));
            }
            thing.status = said.get("status").asText();
            rename(thing, free(thing.slug, thing.id));
            if (thing.status.equals("publish")) {
                everPublished.put(thing.id, thing);
            }
        }
        said.properties()
                .forEach(
                        field -> thing.said.put(field.getKey(), field.getValue().asText()));
    }

    private Reply create(Map<Long, Thing> things, Map<String, Object> said) throws IOException {
        var slug = free((String) said.get("slug"), 0);
        Thread.yield();
        var thing = new Thing(ids.incrementAndGet(), slug, (String) said.getOrDefault("status", "inherit"), said);
        things.put(thing.id, thing);
        rename(thing, slug);
        if (thing.status.equals("publish")) {
            everPublished.put(thing.id, thing);
        }
        return Reply.json(201, shown(thing));
    }

    private String free(String slug, long except) {
        var number = 1;
        var free = slug;
        while (bySlug.getOrDefault(free, Set.of()).stream().anyMatch(id -> id != except)) {
            number++;
            free = slug + "-" + number;
        }
        return free;
    }

    private void rename(Thing thing, String slug) {
        var former = thing.slug;
        thing.slug = slug;
        bySlug.computeIfAbsent(slug, name -> ConcurrentHashMap.newKeySet()).add(thing.id);
        if (!former.equals(slug)) {
            bySlug.get(former).remove(thing.id);
        }
    }

    private Reply list(Map<Long, Thing> things, Map<String, String> query) throws IOException {
        var trashToo = query.getOrDefault("status", "").contains("trash");
        var found = Arrays.stream(query.get("slug").split(","))
                .flatMap(slug -> bySlug.getOrDefault(slug, Set.of()).stream())
                .map(things::get)
                .filter(thing -> thing != null && (trashToo || !thing.status.equals("trash")))
                .sorted(Comparator.comparingLong(thing -> thing.id))
                .toList();
        var text = new StringBuilder("[");
        for (var thing : found) {
            text.append(text.length() > 1 ? "," : "").append(shown(thing));
        }
        return Reply.json(200, text.append("]").toString());
    }

    private String shown(Thing thing) throws IOException {
        var link = thing.status.equals("publish")
                ? address() + "/2026/11/" + thing.slug + "/"
                : address() + "/?p=" + thing.id;
        return JSON.writeValueAsString(Map.of(
                "id",
                thing.id,
                "slug",
                thing.slug,
                "status",
                thing.status,
                "link",
                link,
                "author",
                thing.said.getOrDefault("author", 2),
                "title",
                Map.of("raw", thing.said.getOrDefault("title", "")),
                "content",
                Map.of("raw", thing.said.getOrDefault("content", "")),
                "source_url",
                address() + "/wp-content/uploads/2026/11/" + thing.slug + ".jpg"));
    }

    private static boolean isSignedIn(HttpExchange request) {
        var said = request.getRequestHeaders().getFirst("Authorization");
        var right = "Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":" + KEY).getBytes(UTF_8));
        return right.equals(said);
    }

    private static Reply problem(int status, String code, String words) {
        return Reply.json(
                status,
                "{\"code\":\"" + code + "\",\"message\":\"" + words + "\",\"data\":{\"status\":" + status + "}}");
    }

    private static Map<String, Object> form(byte[] body) {
        var fields = new LinkedHashMap<String, Object>();
        var parts = FIELD.matcher(new String(body, ISO_8859_1));
        for (var at = 0; parts.find(at); at = parts.end() - 2) {
            fields.put(parts.group(1), new String(parts.group(2).getBytes(ISO_8859_1), UTF_8));
        }
        return fields;
    }

    private static Map<String, String> query(String raw) {
        var query = new HashMap<String, String>();
        if (raw != null) {
            for (var part : raw.split("&")) {
                var sides = part.split("=", 2);
                query.put(sides[0], URLDecoder.decode(sides[1], UTF_8));
            }
        }
        return query;
    }

    /** All posts, whatever their state, oldest first. */
    public List<Thing> posts() {
        return sorted(posts.values().stream());
    }

    public List<Thing> photos() {
        return sorted(photos.values().stream());
    }

    private static List<Thing> sorted(Stream<Thing> things) {
        return things.sorted(Comparator.comparingLong(thing -> thing.id)).toList();
    }

    /** An editor moves a post to the trash. */
    public void trash(long id) {
        var post = posts.get(id);
        synchronized (post) {
            post.status = "trash";
            rename(post, post.slug + "__trashed");
        }
    }

    public void changeSlug(long id, String slug) {
        rename(posts.get(id), slug);
    }

    /** An editor changes the text of a post. */
    public void edit(long id, java.util.function.UnaryOperator<String> change) {
        var post = posts.get(id);
        synchronized (post) {
            post.said.put("content", change.apply((String) post.said.get("content")));
        }
    }

    /** An editor publishes a draft. */
    public void publish(long id) {
        posts.get(id).status = "publish";
    }

    /** An editor deletes a post for good. */
    public void delete(long id) {
        bySlug.get(posts.remove(id).slug).remove(id);
    }

    @Override
    public int published() {
        return (int) posts.values().stream()
                .filter(post -> post.status.equals("publish"))
                .count();
    }

    /** Counts too what was public for a moment only. */
    @Override
    public int doubles() {
        var texts = everPublished.values().stream()
                .map(post -> post.said.get("title") + "\n" + post.said.get("content"))
                .distinct()
                .count();
        return (int) (everPublished.size() - texts);
    }

    public int requests() {
        return requests.get();
    }
}
