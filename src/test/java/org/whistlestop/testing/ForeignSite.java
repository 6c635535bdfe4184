package org.whistlestop.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Somebody else's site, on an origin of its own: one page, as it is given. */
public final class ForeignSite implements AutoCloseable {

    private final HttpServer server;

    /** @param body of the page */
    public ForeignSite(String body) {
        this(body, Map.of());
    }

    /** @param headers of the page */
    public ForeignSite(String body, Map<String, String> headers) {
        var page =
                ("<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content=width=device-width>"
                                + "<title>A blog</title><link rel=icon href=data:,></head><body><main><h1>A post</h1><h2>On tour</h2>"
                                + body + "</main></body></html>")
                        .getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
