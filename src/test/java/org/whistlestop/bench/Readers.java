package org.whistlestop.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that reads one stream of events many times over, on one thread, and says when each message came. On its standard
 * input it is asked for {@code report} or {@code end}; arguments are port, path, readers, and how many more never read at all.
 */
final class Readers {

    private static final byte[] MESSAGE = "\ndata:".getBytes(StandardCharsets.US_ASCII);
    private static final int AT_ONCE = 500;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(65_536);
    private final List<LongList> arrivals = new ArrayList<>();
    private final List<SocketChannel> dead = new ArrayList<>();
    private final InetSocketAddress server;
    private final ByteBuffer request;
    private int open;
    private int lost;

    private Readers(int port, String path) throws IOException {
        server = new InetSocketAddress("127.0.0.1", port);
        request = StandardCharsets.US_ASCII.encode(
                "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: text/event-stream\r\n\r\n");
    }

    public static void main(String... args) throws IOException {
        var readers = new Readers(Integer.parseInt(args[0]), args[1]);
        var count = Integer.parseInt(args[2]);
        readers.addDead(Integer.parseInt(args[3]));
        var start = System.nanoTime();
        readers.connect(count);
        System.out.println("connected " + (System.nanoTime() - start) / 1_000_000);
        readers.read(new BufferedReader(new java.io.InputStreamReader(System.in)));
    }

    /** They ask, have next to no room for the answer, and take nothing of it. */
    private void addDead(int count) throws IOException {
        for (var i = 0; i < count; i++) {
            var channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 2_048);
            channel.connect(server);
            channel.write(request.duplicate());
            dead.add(channel);
        }
    }

    /** Answers when each has the head of its answer. */
    private void connect(int count) throws IOException {
        for (var i = 0; i < count; i++) {
            var channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(server);
            channel.register(selector, SelectionKey.OP_CONNECT, new Reader());
            if (i % AT_ONCE == 0) {
                step(0);
            }
        }
        while (open + lost < count) {
            step(100);
        }
    }

    private void read(BufferedReader commands) throws IOException {
        while (true) {
            step(20);
            if (commands.ready()) {
                var command = commands.readLine();
                if (command == null || command.equals("end")) {
                    return;
                }
                report();
            }
        }
    }

    private void step(long millis) throws IOException {
        if (millis == 0) {
            selector.selectNow(this::handle);
        } else {
            selector.select(this::handle, millis);
        }
    }

    private void handle(SelectionKey key) {
        var channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                channel.write(request.duplicate());
            } else if (key.isReadable()) {
                read(channel, (Reader) key.attachment());
            }
        } catch (IOException e) {
            key.cancel();
            lost++;
        }
    }

    private void read(SocketChannel channel, Reader reader) throws IOException {
        buffer.clear();
        var count = channel.read(buffer);
        if (count < 0) {
            throw new IOException("ended");
        }
        if (!reader.answered) {
            reader.answered = true;
            open++;
        }
        var now = micros();
        buffer.flip();
        while (buffer.hasRemaining()) {
            reader.take(buffer.get(), now);
        }
    }

    /** A line for each message: its number, how many have it, and the microseconds since 1970 at which each had it, sorted. */
    private void report() {
        for (var number = 0; number < arrivals.size(); number++) {
            System.out.println("message " + number + " " + arrivals.get(number));
        }
        System.out.println("reported " + open + " " + lost);
    }

    static long micros() {
        var now = java.time.Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    /** One stream, of which only the beginnings of messages matter. */
    private final class Reader {
        private boolean answered;
        private int matched;
        private int messages;

        void take(byte next, long now) {
            matched = next == MESSAGE[matched] ? matched + 1 : next == MESSAGE[0] ? 1 : 0;
            if (matched == MESSAGE.length) {
                matched = 0;
                while (arrivals.size() <= messages) {
                    arrivals.add(new LongList());
                }
                arrivals.get(messages++).add(now);
            }
        }
    }

    private static final class LongList {
        private long[] all = new long[1_024];
        private int size;

        void add(long one) {
            if (size == all.length) {
                all = java.util.Arrays.copyOf(all, size * 2);
            }
            all[size++] = one;
        }

        @Override
        public String toString() {
            var sorted = java.util.Arrays.copyOf(all, size);
            java.util.Arrays.sort(sorted);
            var text = new StringBuilder();
            for (var one : sorted) {
                text.append(one).append(' ');
            }
            return text.toString().trim();
        }
    }
}
