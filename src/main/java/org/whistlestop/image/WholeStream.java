package org.whistlestop.image;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails where a line is cut: the JDK's own client calls that the end, and half a picture would pass for one. */
final class WholeStream extends FilterInputStream {

    private long left;

    WholeStream(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? -1 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return count(super.read(bytes, offset, length));
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = super.skip(count);
        left -= skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int count(int read) throws IOException {
        if (read < 0 && left > 0) {
            throw new EOFException("The line was cut " + left + " bytes before the end");
        }
        left -= Math.max(0, read);
        return read;
    }
}
