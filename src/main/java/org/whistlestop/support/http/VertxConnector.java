package org.whistlestop.support.http;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Connects to the address of the hop itself, one connection a request, with no proxy and no cookies. */
@ApplicationScoped
class VertxConnector implements Connector {

    private static final String US = "Whistlestop";

    private final HttpClient client;

    @Inject
    VertxConnector(Vertx vertx) {
        this(vertx, new HttpClientOptions());
    }

    /** @param options such as whom to trust */
    VertxConnector(Vertx vertx, HttpClientOptions options) {
        client = vertx.createHttpClient(options.setKeepAlive(false)
                .setMaxPoolSize(1000)
                .setVerifyHost(true)
                .setDecompressionSupported(false)
                // Its spans hold the whole address, and it tells the host of them: HopSpans does neither.
                .setTracingPolicy(TracingPolicy.IGNORE));
    }

    @Override
    public Answer exchange(Hop hop) {
        if (io.vertx.core.Context.isOnEventLoopThread()) {
            throw new IllegalStateException("This waits for a foreign host and must not do so on an event loop");
        }
        var left = hop.deadline().millisLeft();
        var exchange = new Exchange(hop);
        try {
            client.request(options(hop)).onSuccess(exchange::send).onFailure(exchange.answer::completeExceptionally);
            return exchange.answer.get(left, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause(), exchange.sent);
        } catch (TimeoutException e) {
            throw OutboundException.unreachable(hop.deadline().inWords(), exchange.sent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OutboundException.unreachable("It was interrupted.", exchange.sent);
        } finally {
            exchange.close();
        }
    }

    private static RequestOptions options(Hop hop) {
        var target = hop.target();
        var options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), hop.address().getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setMethod(HttpMethod.valueOf(hop.request().method()))
                .setURI(target.path())
                .setConnectTimeout(hop.deadline().millisLeft())
                .putHeader(HttpHeaders.USER_AGENT, US)
                .putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaderValues.GZIP);
        hop.request().headers().forEach(options::putHeader);
        return options.putHeader(HttpHeaders.HOST, target.authority());
    }

    private static OutboundException failure(Throwable cause, boolean sent) {
        if (cause instanceof OutboundException known) {
            return known;
        }
        // Foreign text stays out: it may repeat what we sent.
        var why = cause instanceof SSLException ? "Its certificate or its TLS is not right." : "It does not answer.";
        return OutboundException.unreachable(why, sent);
    }

    /** One request on its way; its methods run on the event loop, but for {@link #close}. */
    private static final class Exchange {

        final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final Hop hop;
        private final Buffer body = Buffer.buffer();
        private volatile HttpClientRequest request;
        volatile boolean sent;

        Exchange(Hop hop) {
            this.hop = hop;
        }

        void send(HttpClientRequest ready) {
            request = ready;
            if (answer.isDone()) {
                close();
                return;
            }
            sent = true;
            ready.send(Buffer.buffer(hop.request().body()))
                    .onSuccess(this::read)
                    .onFailure(answer::completeExceptionally);
        }

        private void read(HttpClientResponse response) {
            response.exceptionHandler(answer::completeExceptionally);
            if (answerWith(response).isRedirect()) {
                answer.complete(answerWith(response));
            } else {
                response.handler(this::take).endHandler(end -> answer.complete(answerWith(response)));
            }
        }

        private void take(Buffer part) {
            if (body.length() + part.length() > hop.answerBytes()) {
                answer.completeExceptionally(OutboundException.tooLarge(hop.answerBytes()));
                close();
            } else {
                body.appendBuffer(part);
            }
        }

        private Answer answerWith(HttpClientResponse response) {
            Map<String, List<String>> headers = response.headers().names().stream()
                    .collect(Collectors.toMap(
                            name -> name.toLowerCase(Locale.ROOT),
                            name -> response.headers().getAll(name),
                            (one, same) -> one,
                            TreeMap::new));
            return new Answer(hop.request().url(), response.statusCode(), headers, body.getBytes());
        }

        void close() {
            answer.completeExceptionally(new CancellationException());
            if (request != null) {
                request.connection().close();
            }
        }
    }
}
