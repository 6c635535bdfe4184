package org.whistlestop.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A line to the program that a test can spoil: it takes connections on a port of its own, each served by a thread. */
abstract class LoopbackLine implements AutoCloseable {

    /** Where the program is reached by this line. */
    public final String base;

    private final URI program;
    private final ServerSocket listening;

    LoopbackLine(String program) {
        this.program = URI.create(program);
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.base = "http://localhost:" + listening.getLocalPort();
    }

    /** To be called when the line is made: connections may come at once. */
    final void open() {
        start(this::accept);
    }

    abstract void serve(Socket client) throws IOException;

    final Socket toProgram() throws IOException {
        return new Socket(program.getHost(), program.getPort());
    }

    private void accept() throws IOException {
        while (true) {
            var client = listening.accept();
            start(() -> serve(client));
        }
    }

    static void start(Task task) {
        var thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // the line is gone, which is what this is for
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    interface Task {
        void run() throws IOException;
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
