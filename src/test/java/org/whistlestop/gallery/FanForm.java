package org.whistlestop.gallery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The form by which a fan sends a photo, as a browser without JavaScript fills it in. */
record FanForm(String address, Map<String, String> fields, byte[] file, Map<String, String> headers) {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Opens the page. */
    static FanForm at(String address, String... headers) {
        var sent = new LinkedHashMap<String, String>();
        sent.put("Accept", "text/html");
        for (var i = 0; i < headers.length; i += 2) {
            sent.put(headers[i], headers[i + 1]);
        }
        var fields = new LinkedHashMap<String, String>();
        var hidden = HIDDEN.matcher(send(address, sent, null, null).body());
        while (hidden.find()) {
            fields.putIfAbsent(hidden.group(1), hidden.group(2));
        }
        return new FanForm(address, fields, null, sent);
    }

    /** Null takes a field out. */
    FanForm with(String name, String value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        changed.values().removeIf(java.util.Objects::isNull);
        return new FanForm(address, changed, file, headers);
    }

    FanForm with(byte[] photo) {
        return new FanForm(address, fields, photo, headers);
    }

    FanForm from(String origin) {
        var changed = new LinkedHashMap<>(headers);
        changed.put("Origin", origin);
        return new FanForm(address, fields, file, changed);
    }

    String code() {
        return fields.get("photo") + "." + fields.get("withdrawal");
    }

    HttpResponse<String> send() {
        return send(address, headers, "multipart/form-data; boundary=fan", body());
    }

    private byte[] body() {
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> write(body, "name=\"" + name + "\"\r\n\r\n" + value));
        if (file != null) {
            write(body, "name=\"file\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n");
            body.writeBytes(file);
        }
        body.writeBytes("\r\n--fan--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static void write(ByteArrayOutputStream body, String part) {
        body.writeBytes(("\r\n--fan\r\nContent-Disposition: form-data; " + part).getBytes(StandardCharsets.UTF_8));
    }

    static HttpResponse<String> send(String address, Map<String, String> headers, String type, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(address));
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
