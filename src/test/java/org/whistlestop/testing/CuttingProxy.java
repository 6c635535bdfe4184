package org.whistlestop.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A line between a client and the program that breaks each time so many bytes have gone up, a number of times. */
public final class CuttingProxy extends LoopbackLine {

    private final long every;
    private final AtomicInteger cutsLeft;
    private final AtomicLong sinceCut = new AtomicLong();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile int bytesASecond = Integer.MAX_VALUE;

    public CuttingProxy(String program, long every, int cuts) {
        super(program);
        this.every = every;
        this.cutsLeft = new AtomicInteger(cuts);
        open();
    }

    /** Makes it a phone's line. */
    public CuttingProxy slow(int bytesASecond) {
        this.bytesASecond = bytesASecond;
        return this;
    }

    public int cuts() {
        return cuts.get();
    }

    @Override
    void serve(Socket client) throws IOException {
        var server = toProgram();
        start(() -> down(server, client));
        up(client, server);
    }

    private void up(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            var buffer = new byte[bytesASecond < 1_000_000 ? bytesASecond / 20 : 16 * 1024];
            for (int read; (read = client.getInputStream().read(buffer)) >= 0; ) {
                if (isCut(read)) {
                    return;
                }
                server.getOutputStream().write(buffer, 0, read);
                pause(read);
            }
        }
    }

    private boolean isCut(int bytes) {
        if (sinceCut.addAndGet(bytes) < every || cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            return false;
        }
        sinceCut.set(0);
        cuts.incrementAndGet();
        return true;
    }

    private void pause(int bytes) {
        if (bytesASecond < Integer.MAX_VALUE) {
            try {
                Thread.sleep(1_000L * bytes / bytesASecond);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void down(Socket server, Socket client) throws IOException {
        try (InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream()) {
            in.transferTo(out);
        }
    }
}
