package org.whistlestop.account.oidc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.NpmTools;

/** A real OpenID provider as a process of its own, and a person's way through its pages. */
class RealProvider implements AutoCloseable {

    private static final Pattern FORM =
            Pattern.compile("action=\"([^\"]+)\".*?name=\"prompt\" value=\"(\\w+)\"", Pattern.DOTALL);

    private final Map<String, Map<String, Object>> people = new LinkedHashMap<>();
    private final Path claims;
    private final Process process;

    RealProvider() throws IOException {
        var folder = NpmTools.install();
        var script = folder.resolve("openid-provider.mjs");
        Files.copy(Path.of("src/test/npm/openid-provider.mjs"), script, StandardCopyOption.REPLACE_EXISTING);
        claims = Files.createTempFile("people-", ".json");
        process = new ProcessBuilder(
                        "node",
                        script.toString(),
                        String.valueOf(WithIssuer.port()),
                        WithIssuer.CALLBACK,
                        claims.toString())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitReady();
    }

    private void awaitReady() throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream()));
        var line = output.readLine();
        if (!"ready".equals(line)) {
            throw new AssertionError("The provider does not start: " + line);
        }
    }

    void knows(String login, String name, List<String> roles) {
        people.put(login, Map.of("name", name, "roles", roles));
        try {
            Files.writeString(claims, Api.JSON.writeValueAsString(people));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs in and agrees on the provider's pages; answers the path of ours that it sends the browser back to. */
    String signIn(URI start, String login) {
        return walk(start, login, false);
    }

    /** Turns back at the first page. */
    String decline(URI start) {
        return walk(start, "nobody", true);
    }

    private static String walk(URI start, String login, boolean declines) {
        var browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
        var at = start;
        var request = HttpRequest.newBuilder(at).build();
        for (var steps = 0; steps < 20; steps++) {
            var answer = send(browser, request);
            var location = answer.headers().firstValue("Location");
            if (location.isPresent()) {
                at = at.resolve(location.get());
                if (at.toString().startsWith(WithIssuer.CALLBACK + "?")) {
                    return at.getRawPath() + "?" + at.getRawQuery();
                }
                request = HttpRequest.newBuilder(at).build();
                continue;
            }
            var form = FORM.matcher(answer.body());
            if (!form.find()) {
                throw new AssertionError("No form at " + at + ": " + answer.body());
            }
            at = at.resolve(form.group(1));
            request = declines
                    ? HttpRequest.newBuilder(at.resolve(at.getPath() + "/abort"))
                            .build()
                    : HttpRequest.newBuilder(at)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "prompt=" + form.group(2) + "&login=" + login + "&password=any"))
                            .build();
        }
        throw new AssertionError("The provider goes round in circles at " + at);
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest request) {
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
        Files.deleteIfExists(claims);
    }
}
