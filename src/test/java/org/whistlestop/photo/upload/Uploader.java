package org.whistlestop.photo.upload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.TestTour;

/** Speaks tus as one caller, request by request. */
public record Uploader(Api api) {

    /** Of a host's photo with a new id. */
    public static Map<String, String> metadata(TestTour tour) {
        return new LinkedHashMap<>(Map.of(
                "tour",
                tour.slug,
                "stop",
                "boston-copley-place",
                "photo",
                UUID.randomUUID().toString()));
    }

    /** Of a fan's, with all that a fan must say. */
    public static Map<String, String> fansMetadata(TestTour tour) {
        var metadata = metadata(tour);
        metadata.put("consent", "true");
        metadata.put("withdrawal", "a secret of this fan, " + UUID.randomUUID());
        return metadata;
    }

    public static String header(Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .map(entry -> entry.getKey() + " " + base64(entry.getValue().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(","));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public Api.Answer begin(Map<String, String> metadata, long length) {
        return begin(metadata, length, new byte[0]);
    }

    public Api.Answer begin(Map<String, String> metadata, long length, byte[] body, String... headers) {
        return send(
                "POST",
                "/api/uploads",
                body,
                with(headers, "Upload-Length", String.valueOf(length), "Upload-Metadata", header(metadata)));
    }

    /** Answers the address of one that was let in. */
    public String begun(Map<String, String> metadata, long length) {
        return begin(metadata, length).expect(201).header("Location");
    }

    public Api.Answer ask(String upload) {
        return send("HEAD", upload, new byte[0]);
    }

    public long offset(String upload) {
        return Long.parseLong(ask(upload).expect(200).header("Upload-Offset"));
    }

    public Api.Answer goOn(String upload, long offset, byte[] bytes, String... headers) {
        return send("PATCH", upload, bytes, with(headers, "Upload-Offset", String.valueOf(offset)));
    }

    public Api.Answer end(String upload) {
        return send("DELETE", upload, new byte[0]);
    }

    public Api.Answer send(String method, String path, byte[] body, String... headers) {
        var all = with(headers, "Tus-Resumable", "1.0.0");
        var typed = method.equals("PATCH") || body.length > 0
                ? with(all, "Content-Type", "application/offset+octet-stream")
                : all;
        return api.send(method, path, body, typed);
    }

    /** What the caller says itself stays. */
    private static String[] with(String[] headers, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        for (var i = 0; i < more.length; i += 2) {
            if (!all.contains(more[i])) {
                all.addAll(List.of(more[i], more[i + 1]));
            }
        }
        return all.toArray(String[]::new);
    }
}
