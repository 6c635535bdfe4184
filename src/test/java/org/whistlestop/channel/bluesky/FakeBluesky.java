package org.whistlestop.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.whistlestop.channel.FakeChannel;

/**
 * A Bluesky server as far as our requests go, with the habits of PDS 0.4.217 as seen there: a record of a key is written over, a key is
 * a TID, a photo is named by its bytes and must be there before the post, an old token is 400 ExpiredToken.
 */
public class FakeBluesky extends FakeChannel {

    public static final String HANDLE = "corpstores.test";
    public static final String DID = "did:plc:ewvi7nxzyoun6zhxrhs64oiz";
    public static final String KEY = "abcd-ef2g-hij3-klmn";

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Or each answer waits 40 ms for the other side's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> blobs = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> records = new ConcurrentSkipListMap<>();
    /** Everything that stood there for a moment or longer, by key and text. */
    private final Map<String, String> everWritten = new ConcurrentHashMap<>();

    private final AtomicInteger signIns = new AtomicInteger();

    /** Number of the request, from 1, from which on no answer comes any more, though all is done; 0 for never. */
    public volatile int dropsAnswersFrom;

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
        var path = request.getRequestURI().getPath();
        if (!path.startsWith("/xrpc/")) {
            return Reply.json(404, "<!DOCTYPE html><title>Not found</title>");
        }
        var method = path.substring("/xrpc/".length());
        if (method.equals("com.atproto.server.createSession")) {
            return signIn(JSON.readTree(body));
        }
        if (method.equals("com.atproto.repo.getRecord")) {
            return record(query(request.getRequestURI().getRawQuery()));
        }
        var said = String.valueOf(request.getRequestHeaders().getFirst("Authorization"));
        if (!tokens.contains(said.replaceFirst("^Bearer ", ""))) {
            return problem(400, "ExpiredToken", "Token has expired");
        }
        return switch (method) {
            case "com.atproto.repo.uploadBlob" -> upload(request, body);
            case "com.atproto.repo.putRecord" -> put(JSON.readTree(body));
            default -> problem(501, "MethodNotImplemented", "Method Not Implemented");
        };
    }

    private Reply signIn(JsonNode said) throws IOException {
        signIns.incrementAndGet();
        var isUs = Set.of(HANDLE, DID).contains(said.path("identifier").asText())
                && KEY.equals(said.path("password").asText());
        if (!isUs) {
            return problem(401, "AuthenticationRequired", "Invalid identifier or password");
        }
        var token = "eyJ" + UUID.randomUUID();
        tokens.add(token);
        return reply(
                Map.of("did", DID, "handle", HANDLE, "accessJwt", token, "refreshJwt", token + "r", "active", true));
    }

    private Reply upload(HttpExchange request, byte[] body) throws IOException {
        var name = "bafkrei" + hash(body);
        blobs.put(name, body.length);
        var type = request.getRequestHeaders().getFirst("Content-Type");
        return reply(Map.of(
                "blob", Map.of("$type", "blob", "ref", Map.of("$link", name), "mimeType", type, "size", body.length)));
    }

    private Reply put(JsonNode said) throws IOException {
        var key = said.path("rkey").asText();
        var record = said.path("record");
        if (!said.path("repo").asText().equals(DID)) {
            return problem(401, "AuthenticationRequired", "Authentication Required");
        }
        if (!key.matches("[234567abcdefghij][234567a-z]{12}")) {
            return problem(400, "InvalidRequest", "Record/rkey must be a valid TID");
        }
        if (record.path("createdAt").asText().isEmpty() || record.path("text").isMissingNode()) {
            return problem(400, "InvalidRequest", "Invalid app.bsky.feed.post record");
        }
        for (var image : record.path("embed").path("images")) {
            var blob = image.path("image").path("ref").path("$link").asText();
            if (!blobs.containsKey(blob)) {
                return problem(400, "BlobNotFound", "Could not find blob: " + blob);
            }
        }
        records.put(key, record);
        everWritten.put(key + record.path("text").asText(), record.path("text").asText());
        return reply(Map.of("uri", uri(key), "cid", cid(record), "validationStatus", "valid"));
    }

    private Reply record(Map<String, String> query) throws IOException {
        var key = query.get("rkey");
        var record = records.get(key);
        return record == null
                ? problem(400, "RecordNotFound", "Could not locate record: " + uri(key))
                : reply(Map.of("uri", uri(key), "cid", cid(record), "value", record));
    }

    private static String uri(String key) {
        return "at://" + DID + "/app.bsky.feed.post/" + key;
    }

    private static String cid(JsonNode record) {
        return "bafyrei" + hash(record.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 40);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reply reply(Map<String, ?> body) throws IOException {
        return Reply.json(200, JSON.writeValueAsString(body));
    }

    private static Reply problem(int status, String error, String words) {
        return Reply.json(status, "{\"error\":\"" + error + "\",\"message\":\"" + words + "\"}");
    }

    private static Map<String, String> query(String raw) {
        var query = new HashMap<String, String>();
        for (var part : raw.split("&")) {
            var sides = part.split("=", 2);
            query.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    /** Takes every sign-in back, as time does. */
    public void expireTokens() {
        tokens.clear();
    }

    /** The posts by their keys, which is their order in time. */
    public Map<String, JsonNode> posts() {
        return new TreeMap<>(records);
    }

    public int blobs() {
        return blobs.size();
    }

    public int signIns() {
        return signIns.get();
    }

    public int requests() {
        return requests.get();
    }

    @Override
    public int published() {
        return records.size();
    }

    /** Counts too what stood there for a moment only. */
    @Override
    public int doubles() {
        return (int)
                (everWritten.size() - everWritten.values().stream().distinct().count());
    }
}
