package org.whistlestop.channel.push;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.whistlestop.channel.FakeChannel;

/** A push service that keeps what it takes for each browser, replaces by topic, and knows some browsers no more. */
class FakePushService extends FakeChannel {

    /** @param expires seconds */
    record Kept(String topic, String expires, String urgency, String authorization, byte[] sealed) {}

    private final Map<String, List<Kept>> kept = new ConcurrentHashMap<>();
    final Set<String> gone = ConcurrentHashMap.newKeySet();
    final Set<String> broken = ConcurrentHashMap.newKeySet();

    @Override
    protected Reply act(HttpExchange request, byte[] body) {
        var path = request.getRequestURI().getPath();
        if (gone.contains(path)) {
            return Reply.json(410, "{}");
        }
        if (broken.contains(path)) {
            return Reply.json(503, "{}");
        }
        var headers = request.getRequestHeaders();
        var encoding = headers.getFirst("Content-Encoding");
        if (!"aes128gcm".equals(encoding) || headers.getFirst("TTL") == null) {
            return Reply.json(400, "{}");
        }
        var taken = new Kept(
                headers.getFirst("Topic"),
                headers.getFirst("TTL"),
                headers.getFirst("Urgency"),
                headers.getFirst("Authorization"),
                body);
        kept.computeIfAbsent(path, any -> new CopyOnWriteArrayList<>()).add(taken);
        return Reply.json(201, "{}");
    }

    List<Kept> keptFor(String path) {
        return kept.getOrDefault(path, List.of());
    }

    /** What browsers show: of each topic one. */
    @Override
    public int published() {
        return kept.values().stream()
                .mapToInt(all -> (int) all.stream().map(Kept::topic).distinct().count())
                .sum();
    }

    /** Messages beyond the first of a topic; a browser replaces the first by them. */
    @Override
    public int doubles() {
        return kept.values().stream().mapToInt(List::size).sum() - published();
    }
}
