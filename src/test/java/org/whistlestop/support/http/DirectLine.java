package org.whistlestop.support.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.whistlestop.channel.Line;

/** The way to a fake for tests without the whole program around them; tells what may have arrived as the guarded client does. */
public final class DirectLine implements Line {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Duration patience;

    public DirectLine(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Answer send(Outgoing request) {
        var builder = HttpRequest.newBuilder(URI.create(request.url())).timeout(patience);
        request.headers().forEach(builder::header);
        var body = request.body().length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(request.body());
        try {
            var answer = client.send(
                    builder.method(request.method(), body).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    request.url(), answer.statusCode(), answer.headers().map(), answer.body());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw OutboundException.unreachable("It does not answer.", false);
        } catch (IOException e) {
            throw OutboundException.unreachable("It broke off.", true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OutboundException.unreachable("Interrupted.", true);
        }
    }
}
