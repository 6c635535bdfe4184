package org.whistlestop.channel.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.whistlestop.channel.FakeChannel;

/**
 * Takes signed messages as a careful receiver does: it verifies by the secret it has now, wants a fresh timestamp, and acts once for
 * each id. Written without a look at our own signing.
 */
public class FakeWebhook extends FakeChannel {

    public static final String KEY =
            "whsec_" + Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long FRESH = 300;

    private final Map<String, JsonNode> events = new ConcurrentHashMap<>();
    private final Set<String> texts = ConcurrentHashMap.newKeySet();
    private final AtomicInteger pings = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger doubles = new AtomicInteger();
    private final AtomicInteger changed = new AtomicInteger();

    /** The one secret that it verifies by. */
    public volatile String secret = KEY;

    @Override
    public int published() {
        return events.size();
    }

    @Override
    public int doubles() {
        return doubles.get();
    }

    /** Arrivals under an id that was there already. */
    public int repeats() {
        return repeats.get();
    }

    /** Repeats that said something else than the first time. */
    public int changed() {
        return changed.get();
    }

    public int pings() {
        return pings.get();
    }

    public List<JsonNode> events() {
        return List.copyOf(events.values());
    }

    @Override
    protected Reply act(HttpExchange request, byte[] body) throws IOException {
        var id = request.getRequestHeaders().getFirst("webhook-id");
        if (!request.getRequestMethod().equals("POST") || id == null || !isSigned(request, id, body)) {
            return Reply.json(401, "{\"message\":\"Bad signature\"}");
        }
        var event = JSON.readTree(body);
        switch (event.path("type").asText()) {
            case "ping" -> pings.incrementAndGet();
            case "announcement.published" -> take(id, event);
            default -> {
                return Reply.json(400, "{\"message\":\"Unknown type\"}");
            }
        }
        return Reply.json(204, "");
    }

    private void take(String id, JsonNode event) {
        var before = events.putIfAbsent(id, event);
        if (before != null) {
            repeats.incrementAndGet();
            changed.addAndGet(before.equals(event) ? 0 : 1);
        } else if (!texts.add(event.path("data").path("text").asText())) {
            doubles.incrementAndGet();
        }
    }

    private boolean isSigned(HttpExchange request, String id, byte[] body) {
        var timestamp = request.getRequestHeaders().getFirst("webhook-timestamp");
        var signatures = request.getRequestHeaders().getFirst("webhook-signature");
        if (timestamp == null
                || signatures == null
                || Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > FRESH) {
            return false;
        }
        var right = hmac((id + "." + timestamp + ".").getBytes(), body);
        for (var signature : signatures.split(" ")) {
            var parts = signature.split(",", 2);
            if (parts[0].equals("v1")
                    && MessageDigest.isEqual(right, Base64.getDecoder().decode(parts[1]))) {
                return true;
            }
        }
        return false;
    }

    private byte[] hmac(byte[] start, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
            mac.update(start);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
