package org.whistlestop.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whistlestop.channel.FakeChannel;

/**
 * Answers as a Mastodon with one account does: keeps a name for an hour, that is until {@link #forgetKeys}, works on photos for
 * a while, and shows posts as HTML.
 */
public class FakeMastodon extends FakeChannel {

    public static final String KEY = "mastodon-key-0123456789";
    public static final String ACCOUNT = "tour";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "109";
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<&]+(&amp;[^\\s<&]+)*");

    public record Post(String text, String visibility, String language, List<String> photos, Instant made) {}

    private record Photo(String description, AtomicInteger looks) {}

    private final NavigableMap<Long, Post> posts = new ConcurrentSkipListMap<>();
    private final Map<String, Long> keys = new ConcurrentHashMap<>();
    private final Set<String> texts = ConcurrentHashMap.newKeySet();
    private final Map<String, Photo> photos = new ConcurrentHashMap<>();
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final AtomicLong ids = new AtomicLong(110_000_000_000_000_000L);
    private final AtomicInteger doubles = new AtomicInteger();

    /** Servers other than Mastodon may not read the names at all. */
    public volatile boolean ignoresKeys;
    /** As Mastodon did in the summer of 2026: it notices the repeat, makes nothing, and stumbles. */
    public volatile boolean stumblesOverRepeats;
    /** How often a photo is looked at before it is ready. */
    public volatile int looksUntilReady;
    /** What the token's application may; null for a server that does not say. */
    public volatile List<String> scopes = List.of("read", "write");

    @Override
    public int published() {
        return posts.size();
    }

    @Override
    public int doubles() {
        return doubles.get();
    }

    /** What the public sees, oldest first. */
    public List<Post> posts() {
        return List.copyOf(posts.values());
    }

    /** What the photo with this id shows. */
    public String description(String photo) {
        return photos.get(photo).description();
    }

    /** An hour passes. */
    public void forgetKeys() {
        keys.clear();
    }

    /** A day passes for photos that no post shows. */
    public void forgetPhotos() {
        photos.clear();
    }

    /** Posts by hand, as somebody else with the account may. */
    public void add(String text, Instant made) {
        publish(new Post(text, "public", "en", List.of(), made));
    }

    @Override
    protected Reply act(HttpExchange request, byte[] body) throws IOException {
        if (!("Bearer " + KEY).equals(request.getRequestHeaders().getFirst("Authorization"))) {
            return error(401, "The access token is invalid");
        }
        var path = request.getRequestURI().getPath();
        var what = request.getRequestMethod() + " " + path;
        return switch (what) {
            case "GET /api/v1/accounts/verify_credentials" ->
                Reply.json(200, account().toString());
            case "GET /api/v1/apps/verify_credentials" -> application();
            case "GET /api/v2/instance" -> Reply.json(200, instance().toString());
            case "GET /api/v1/accounts/" + ID + "/statuses" ->
                list(request.getRequestURI().getQuery());
            case "POST /api/v2/media" -> upload(request, body);
            case "POST /api/v1/statuses" -> post(request, body);
            default -> {
                if (what.startsWith("GET /api/v1/media/")) {
                    yield photo(path.substring("/api/v1/media/".length()));
                }
                if (what.matches("GET /api/v1/statuses/\\d+/source")) {
                    yield source(Long.parseLong(path.split("/")[4]));
                }
                yield error(404, "Record not found");
            }
        };
    }

    private Reply post(HttpExchange request, byte[] body) throws IOException {
        var key = request.getRequestHeaders().getFirst("Idempotency-Key");
        var wanted = JSON.readTree(body);
        var refused = refusal(wanted);
        if (key == null || ignoresKeys) {
            return refused != null
                    ? refused
                    : Reply.json(200, view(publish(wanted)).toString());
        }
        var known = keys.get(key);
        if (known == null && refused != null) {
            return refused;
        }
        // Of two at once, one waits for the other, as since Mastodon's lock of 2026.
        var isNew = new AtomicBoolean();
        var id = keys.computeIfAbsent(key, name -> {
            isNew.set(true);
            return publish(wanted);
        });
        return stumblesOverRepeats && !isNew.get()
                ? error(500, "Internal server error")
                : Reply.json(200, view(id).toString());
    }

    private Reply refusal(JsonNode wanted) {
        for (var photo : wanted.path("media_ids")) {
            var there = photos.get(photo.asText());
            if (there == null) {
                return error(422, "Media " + photo.asText() + " not found or already attached to another post");
            }
            if (there.looks().get() < looksUntilReady) {
                return error(422, "Cannot attach files that have not finished processing. Try again in a moment!");
            }
        }
        var text = wanted.path("status").asText();
        if (text.isBlank()) {
            return error(422, "Validation failed: Text can't be blank");
        }
        return StatusLength.of(text, 23) > 500
                ? error(422, "Validation failed: Text character limit of 500 exceeded")
                : null;
    }

    private long publish(JsonNode wanted) {
        var media = new ArrayList<String>();
        wanted.path("media_ids").forEach(id -> media.add(id.asText()));
        return publish(new Post(
                wanted.path("status").asText(),
                wanted.path("visibility").asText("public"),
                wanted.path("language").asText(null),
                media,
                Instant.now()));
    }

    private long publish(Post post) {
        var id = ids.incrementAndGet();
        posts.put(id, post);
        shown.addAll(post.photos());
        if (!texts.add(post.text())) {
            doubles.incrementAndGet();
        }
        return id;
    }

    private Reply list(String query) {
        var before = Arrays.stream(query.split("&"))
                .filter(part -> part.startsWith("max_id="))
                .mapToLong(part -> Long.parseLong(part.substring("max_id=".length())))
                .findFirst()
                .orElse(Long.MAX_VALUE);
        var list = JsonNodeFactory.instance.arrayNode();
        posts.headMap(before, false).descendingMap().keySet().stream().limit(40).forEach(id -> list.add(view(id)));
        return Reply.json(200, list.toString());
    }

    private Reply source(long id) {
        var source = JsonNodeFactory.instance.objectNode();
        source.put("id", Long.toString(id)).put("text", posts.get(id).text()).put("spoiler_text", "");
        return Reply.json(200, source.toString());
    }

    private Reply upload(HttpExchange request, byte[] body) {
        var parts = parts(request, body);
        if (!parts.containsKey("file")) {
            return error(422, "Validation failed: File can't be blank");
        }
        var id = Long.toString(ids.incrementAndGet());
        photos.put(id, new Photo(parts.get("description"), new AtomicInteger()));
        return Reply.json(looksUntilReady == 0 ? 200 : 202, "{\"id\":\"" + id + "\",\"type\":\"image\"}");
    }

    private Reply photo(String id) {
        var photo = photos.get(id);
        if (photo == null || shown.contains(id)) {
            return error(404, "Record not found");
        }
        var ready = photo.looks().incrementAndGet() >= looksUntilReady;
        return Reply.json(ready ? 200 : 206, "{\"id\":\"" + id + "\",\"type\":\"image\"}");
    }

    /** The parts of a form by name, read with code of its own. */
    private static Map<String, String> parts(HttpExchange request, byte[] body) {
        var boundary =
                request.getRequestHeaders().getFirst("Content-Type").replaceFirst("multipart/form-data; boundary=", "");
        var parts = new HashMap<String, String>();
        for (var part : new String(body, StandardCharsets.UTF_8).split(Pattern.quote("--" + boundary))) {
            var name = Pattern.compile("form-data; name=\"(\\w+)\"").matcher(part);
            if (name.find()) {
                parts.put(name.group(1), part.substring(part.indexOf("\r\n\r\n") + 4, part.length() - 2));
            }
        }
        return parts;
    }

    private ObjectNode account() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", ID)
                .put("username", ACCOUNT)
                .put("acct", ACCOUNT)
                .put("url", address() + "/@" + ACCOUNT);
    }

    private Reply application() {
        var application = JsonNodeFactory.instance.objectNode().put("name", "Whistlestop");
        if (scopes != null) {
            var list = application.putArray("scopes");
            scopes.forEach(list::add);
        }
        return Reply.json(200, application.toString());
    }

    private static ObjectNode instance() {
        var instance = JsonNodeFactory.instance.objectNode().put("domain", "social.example");
        instance.putObject("configuration")
                .putObject("statuses")
                .put("max_characters", 500)
                .put("characters_reserved_per_url", 23);
        return instance;
    }

    private ObjectNode view(long id) {
        var post = posts.get(id);
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", Long.toString(id))
                .put("created_at", post.made().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("visibility", post.visibility())
                .put("content", html(post.text()))
                .put("url", address() + "/@" + ACCOUNT + "/" + id);
    }

    /** As Mastodon shows a text: paragraphs, links with hidden parts, mentions without their server. */
    static String html(String text) {
        var safe = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        var linked = ADDRESS.matcher(safe).replaceAll(link -> Matcher.quoteReplacement(link(link.group())));
        var tagged = linked.replaceAll(
                        "(?<![\\w/\"])@(\\w+)@([\\w.-]+\\w)",
                        "<span class=\"h-card\"><a href=\"https://$2/@$1\" class=\"u-url mention\">@<span>$1</span></a></span>")
                .replaceAll(
                        "(?<![\\w/\"&])#(\\p{L}+)",
                        "<a href=\"https://social.example/tags/$1\" class=\"mention hashtag\">#<span>$1</span></a>");
        return "<p>" + tagged.replaceAll("\n\n+", "</p><p>").replace("\n", "<br />") + "</p>";
    }

    private static String link(String url) {
        var bare = url.replaceFirst("https?://(www\\.)?", "");
        var hidden = url.substring(0, url.length() - bare.length());
        var cut = Math.min(30, bare.length());
        return "<a href=\"" + url + "\" target=\"_blank\" rel=\"nofollow noopener\"><span class=\"invisible\">" + hidden
                + "</span><span class=\"ellipsis\">" + bare.substring(0, cut) + "</span><span class=\"invisible\">"
                + bare.substring(cut) + "</span></a>";
    }

    private static Reply error(int status, String words) {
        return Reply.json(
                status,
                JsonNodeFactory.instance.objectNode().put("error", words).toString());
    }
}
