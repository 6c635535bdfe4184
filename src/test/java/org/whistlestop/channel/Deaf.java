package org.whistlestop.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.Outgoing;

/** A line on which all is done that is asked for, and no answer is heard. */
public final class Deaf implements Line {

    private final Line line;

    public Deaf(Line line) {
        this.line = line;
    }

    @Override
    public Answer send(Outgoing request) {
        line.send(request);
        // What a line says that breaks after the request went out, only the line itself can say.
        try (var hangsUp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var hanging = new Thread(() -> {
                try {
                    hangsUp.accept().close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            hanging.start();
            return line.send(Outgoing.post(
                    "http://127.0.0.1:" + hangsUp.getLocalPort() + "/",
                    "text/plain",
                    request.method().getBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
