package org.whistlestop.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads a tour's stream on a bare socket, so that nothing between hides a gap, a double or an unclean end. */
public class EventReader implements AutoCloseable {

    private final Socket socket;
    private final Thread thread;
    public final List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
    public final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean endedCleanly;

    public EventReader(String base, String tour, Long lastEventId) {
        this(base, tour, "HTTP/1.1", lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n");
    }

    /** @param headers each with its line's end */
    public EventReader(String base, String tour, String version, String headers) {
        try {
            var uri = URI.create(base);
            socket = new Socket(uri.getHost(), uri.getPort());
            var request = "GET /api/tours/" + tour + "/live " + version + "\r\nHost: " + uri.getAuthority() + "\r\n"
                    + headers + "\r\n";
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            thread = new Thread(this::readToEnd, "event-reader");
            thread.setDaemon(true);
            thread.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readToEnd() {
        var line = new StringBuilder();
        try (InputStream in = new BufferedInputStream(socket.getInputStream(), 65_536)) {
            for (int next; (next = in.read()) >= 0; ) {
                if (next == '\n') {
                    take(line.toString().strip());
                    line.setLength(0);
                } else {
                    line.append((char) next);
                }
            }
        } catch (IOException e) {
            // closed by us, or cut
        }
    }

    /** Chunk sizes stand between the lines; "0" alone ends a chunked answer as it should end. */
    private void take(String line) {
        if (line.startsWith("id: ")) {
            numbers.add(Long.parseLong(line.substring(4)));
        }
        if (line.equals("0")) {
            endedCleanly = true;
        }
        if (!line.isEmpty() && lines.size() < 1_000) {
            lines.add(line);
        }
    }

    /** Of the answer; 0 as long as there is none. */
    public int status() {
        return lines.isEmpty() ? 0 : Integer.parseInt(lines.get(0).split(" ")[1]);
    }

    public boolean endedCleanly() {
        return endedCleanly;
    }

    public long last() {
        synchronized (numbers) {
            return numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            thread.join(1_000);
        } catch (IOException e) {
            // gone already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
