package org.whistlestop.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A phone's line to the program: it goes down, loses answers after the program has acted, and remembers all that was said on it. */
public final class BadLine extends LoopbackLine {

    public final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final Random random = new Random(7);
    private volatile boolean isUp = true;
    private volatile double losing;
    private volatile Predicate<String> holding = path -> false;

    public BadLine(String program) {
        super(program);
        open();
    }

    public void up(boolean isUp) {
        this.isUp = isUp;
    }

    /** @param share of the answers to what is sent that never arrive */
    public void lose(double share) {
        this.losing = share;
    }

    /** Lets nothing through whose path is such. */
    public void hold(Predicate<String> holding) {
        this.holding = holding;
    }

    @Override
    void serve(Socket client) throws IOException {
        try (client) {
            var request = Message.read(client.getInputStream());
            if (!isUp || holding.test(request.path())) {
                return;
            }
            var answer = ask(request);
            var isLost = !request.method().equals("GET") && random.nextDouble() < losing;
            exchanges.add(new Exchange(request, status(answer), answer.length, isLost || !isUp));
            if (isUp && !isLost) {
                client.getOutputStream().write(answer);
            }
        }
    }

    private byte[] ask(Message request) throws IOException {
        try (var server = toProgram()) {
            server.getOutputStream().write(request.lastOfItsConnection());
            return server.getInputStream().readAllBytes();
        }
    }

    private static int status(byte[] answer) {
        return Integer.parseInt(new String(answer, 9, 3, StandardCharsets.ISO_8859_1));
    }

    /** @param lost whether the answer did not get through */
    public record Exchange(Message request, int status, int answerBytes, boolean lost) {}

    /** A request, as it was on the wire. */
    public record Message(String head, byte[] body) {

        static Message read(InputStream in) throws IOException {
            var head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                var next = in.read();
                if (next < 0) {
                    throw new EOFException();
                }
                head.write(next);
            }
            var message = new Message(head.toString(StandardCharsets.ISO_8859_1), new byte[0]);
            return new Message(message.head, in.readNBytes(message.length()));
        }

        private int length() {
            return head.lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                    .findFirst()
                    .orElse(0);
        }

        public String method() {
            return head.split(" ", 3)[0];
        }

        public String path() {
            return head.split(" ", 3)[1];
        }

        byte[] lastOfItsConnection() {
            var closing =
                    head.replaceFirst("(?im)^connection:.*\r\n", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
            var all = new ByteArrayOutputStream();
            all.writeBytes(closing.getBytes(StandardCharsets.ISO_8859_1));
            all.writeBytes(body);
            return all.toByteArray();
        }

        public byte[] bytes() {
            var all = new ByteArrayOutputStream();
            all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
            all.writeBytes(body);
            return all.toByteArray();
        }
    }
}
