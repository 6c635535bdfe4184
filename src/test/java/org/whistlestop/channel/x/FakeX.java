package org.whistlestop.channel.x;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.whistlestop.channel.FakeChannel;

/** Answers as X's documentation says it does; it shortens addresses, and makes every post that it is asked for. */
public class FakeX extends FakeChannel {

    public static final String KEY = "x-token-0123456789";
    public static final String ACCOUNT = "whistlestop";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "2244994945";
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    public record Post(String text, String photo, Instant made) {}

    private final NavigableMap<Long, Post> posts = new ConcurrentSkipListMap<>();
    private final Map<String, String> photos = new ConcurrentHashMap<>();
    private final Set<String> texts = ConcurrentHashMap.newKeySet();
    private final AtomicLong ids = new AtomicLong(1_900_000_000_000_000_000L);
    private final AtomicInteger doubles = new AtomicInteger();

    /** X does not promise to show a new post in the list at once. */
    public volatile boolean hidesPosts;

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

    /** What the photo with this id shows; empty while nobody has said. */
    public String description(String photo) {
        return photos.get(photo);
    }

    @Override
    protected Reply act(HttpExchange request, byte[] body) throws IOException {
        if (!("Bearer " + KEY).equals(request.getRequestHeaders().getFirst("Authorization"))) {
            return problem(401, "Unauthorized");
        }
        var what = request.getRequestMethod() + " " + request.getRequestURI().getPath();
        return switch (what) {
            case "GET /2/users/me" ->
                Reply.json(
                        200,
                        "{\"data\":{\"id\":\"" + ID + "\",\"name\":\"The tour\",\"username\":\"" + ACCOUNT + "\"}}");
            case "GET /2/users/" + ID + "/tweets" ->
                list(request.getRequestURI().getQuery());
            case "POST /2/tweets" -> post(body);
            case "POST /2/media/upload" -> upload(body);
            case "POST /2/media/metadata" -> describe(body);
            default -> problem(404, "Not found");
        };
    }

    private Reply post(byte[] body) throws IOException {
        var wanted = JSON.readTree(body);
        var text = wanted.path("text").asText();
        var photo = wanted.path("media").path("media_ids").path(0).asText("");
        if (WeightedLength.of(text) > 280 || text.isBlank()) {
            return problem(403, "Your post is empty or too long.");
        }
        if (!photo.isEmpty() && !photos.containsKey(photo)) {
            return problem(400, "Your media IDs are invalid.");
        }
        var id = ids.incrementAndGet();
        posts.put(id, new Post(text, photo, Instant.now()));
        if (!texts.add(text)) {
            doubles.incrementAndGet();
        }
        return Reply.json(
                201, JsonNodeFactory.instance.objectNode().set("data", view(id)).toString());
    }

    private Reply list(String query) {
        var before = Arrays.stream(query.split("&"))
                .filter(part -> part.startsWith("pagination_token="))
                .mapToLong(part -> Long.parseLong(part.substring("pagination_token=".length())))
                .findFirst()
                .orElse(Long.MAX_VALUE);
        var page = posts.headMap(before, false).descendingMap().keySet().stream()
                .limit(hidesPosts ? 0 : 100)
                .toList();
        var answer = JsonNodeFactory.instance.objectNode();
        var data = answer.putArray("data");
        page.forEach(id -> data.add(view(id)));
        var meta = answer.putObject("meta").put("result_count", page.size());
        if (page.size() == 100) {
            meta.put("next_token", Long.toString(page.get(99)));
        }
        return Reply.json(200, answer.toString());
    }

    /** As X shows a post: addresses shortened, one more for a photo, three characters escaped. */
    private ObjectNode view(long id) {
        var post = posts.get(id);
        var view = JsonNodeFactory.instance.objectNode().put("id", Long.toString(id));
        var urls = view.putObject("entities").putArray("urls");
        var text = post.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        var shown = ADDRESS.matcher(text).replaceAll(address -> {
            var shortened = "https://t.co/" + id + "a" + urls.size();
            urls.addObject()
                    .put("url", shortened)
                    .put("expanded_url", address.group().replace("&amp;", "&"));
            return shortened;
        });
        if (!post.photo().isEmpty()) {
            var shortened = "https://t.co/" + id + "photo";
            urls.addObject()
                    .put("url", shortened)
                    .put("expanded_url", "https://x.com/" + ACCOUNT + "/status/" + id + "/photo/1")
                    .put("media_key", "3_" + post.photo());
            shown += " " + shortened;
        }
        return view.put("text", shown).put("created_at", post.made().toString());
    }

    private Reply upload(byte[] body) throws IOException {
        var wanted = JSON.readTree(body);
        if (Base64.getDecoder().decode(wanted.path("media").asText()).length == 0
                || !wanted.path("media_category").asText().equals("tweet_image")) {
            return problem(400, "No media");
        }
        var id = Long.toString(ids.incrementAndGet());
        photos.put(id, "");
        return Reply.json(
                200, "{\"data\":{\"id\":\"" + id + "\",\"media_key\":\"3_" + id + "\",\"expires_after_secs\":86400}}");
    }

    private Reply describe(byte[] body) throws IOException {
        var wanted = JSON.readTree(body);
        var id = wanted.path("id").asText();
        if (!photos.containsKey(id)) {
            return problem(404, "No such media");
        }
        photos.put(id, wanted.path("metadata").path("alt_text").path("text").asText());
        return Reply.json(200, "{\"data\":{\"id\":\"" + id + "\"}}");
    }

    private static Reply problem(int status, String detail) {
        return Reply.json(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("title", "Refused")
                        .put("detail", detail)
                        .put("status", status)
                        .toString());
    }
}
