package org.whistlestop.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.whistlestop.testing.Api;

/** Asks for a page and does not look at it. */
final class Visit {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Visit() {}

    static void to(Api caller, String path) {
        var request = HttpRequest.newBuilder(URI.create(caller.base() + path))
                .header("Authorization", "Bearer " + caller.token())
                .build();
        try {
            CLIENT.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
