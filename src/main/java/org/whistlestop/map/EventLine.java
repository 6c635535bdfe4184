package org.whistlestop.map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The line to one reader. Messages are made ready for the wire once (RFC 9112, 7.1: a chunk) and written beneath all that HTTP
 * would do to them again for every reader, which was more than half of the work.
 */
final class EventLine {

    private static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

    private final HttpServerResponse response;
    private final Channel channel;
    /** None where an answer has no chunks: before HTTP/1.1 and after it. */
    private final ChannelHandlerContext beneathHttp;

    private boolean ended;

    private EventLine(HttpServerRequest request, Channel channel) {
        this.response = request.response();
        this.channel = channel;
        this.beneathHttp = request.version() == HttpVersion.HTTP_1_1
                ? channel.pipeline().context(HttpResponseEncoder.class)
                : null;
    }

    /**
     * To be called with the head of the answer written, and used on the event loop of the connection alone. The head must say that
     * the body is as it is: what packs answers stands above.
     */
    static EventLine of(HttpServerRequest request) {
        return new EventLine(request, ((ConnectionBase) request.connection()).channel());
    }

    HttpServerResponse response() {
        return response;
    }

    /** @param message as {@link #ready} made it */
    void write(ByteBuf message) {
        if (beneathHttp != null) {
            beneathHttp.write(message.duplicate(), channel.voidPromise());
        } else {
            response.write(Buffer.buffer(ByteBufUtil.getBytes(body(message))));
        }
    }

    void flush() {
        if (beneathHttp != null) {
            beneathHttp.flush();
        }
    }

    /** Says that we are here, to the reader and to HTTP's own watch for silent lines, which sees nothing of what goes beneath it. */
    void beat() {
        response.write(HEARTBEAT);
    }

    boolean isFull() {
        return beneathHttp != null ? !channel.isWritable() : response.writeQueueFull();
    }

    /** Asked for every reader and message, so of nobody who locks. */
    boolean isOpen() {
        return !ended && channel.isActive();
    }

    /** Ends the answer as it should end. */
    void end() {
        if (isOpen()) {
            ended = true;
            response.end();
        }
    }

    /** A message as one chunk, outside of the heap, where the kernel takes it from; it goes when nobody knows it any more. */
    static ByteBuf ready(String message) {
        var body = message.getBytes(StandardCharsets.UTF_8);
        var head = (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var chunk = ByteBuffer.allocateDirect(head.length + body.length + 2);
        chunk.put(head).put(body).put((byte) '\r').put((byte) '\n').flip();
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(chunk));
    }

    private static ByteBuf body(ByteBuf chunk) {
        var head = chunk.bytesBefore((byte) '\n') + 1;
        return chunk.slice(head, chunk.readableBytes() - head - 2);
    }
}
