package org.whistlestop.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/** A site elsewhere, at an address of its own of this machine, that answers byte for byte what a test says. */
public final class FakeSite implements AutoCloseable {

    private final ServerSocket listening;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    public final List<Request> requests = new CopyOnWriteArrayList<>();
    public final String base;

    /** What was asked. */
    public record Request(String method, String path, String head, String body) {}

    /** Writes a whole answer, or whatever it wants. */
    public interface Page {
        void answer(Request request, OutputStream out) throws IOException;
    }

    public FakeSite() {
        this(0);
    }

    public FakeSite(int port) {
        try {
            var random = ThreadLocalRandom.current();
            var address = InetAddress.getByAddress(new byte[] {
                127, (byte) random.nextInt(1, 255), (byte) random.nextInt(255), (byte) random.nextInt(1, 255)
            });
            listening = new ServerSocket(port, 200, address);
            base = "http://" + address.getHostAddress() + ":" + listening.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LoopbackLine.start(this::accept);
    }

    public FakeSite html(String path, String body) {
        return answer(path, 200, "Content-Type: text/html; charset=utf-8", body);
    }

    /** @param headers lines parted by line feeds */
    public FakeSite answer(String path, int status, String headers, String body) {
        return page(path, (request, out) -> write(out, status, headers, body));
    }

    public static void write(OutputStream out, int status, String headers, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 " + status + " Whatever\r\n"
                + (headers.isBlank() ? "" : headers.replace("\n", "\r\n") + "\r\n") + "Content-Length: " + bytes.length
                + "\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.UTF_8));
        out.write(bytes);
    }

    /** @param path with its query */
    public FakeSite page(String path, Page page) {
        pages.put(path, page);
        return this;
    }

    public long visits(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).count();
    }

    private void accept() throws IOException {
        while (true) {
            var client = listening.accept();
            LoopbackLine.start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            var request = read(client.getInputStream());
            requests.add(request);
            pages.getOrDefault(request.path(), (any, out) -> write(out, 404, "", "not here"))
                    .answer(request, client.getOutputStream());
            client.getOutputStream().flush();
        }
    }

    private static Request read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("hung up");
            }
            head.write(next);
        }
        var text = head.toString(StandardCharsets.UTF_8);
        var length = text.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        var first = text.lines().findFirst().orElseThrow().split(" ");
        return new Request(first[0], first[1], text, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
