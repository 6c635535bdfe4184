package org.whistlestop.photo.upload;

import java.io.InputStream;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/**
 * Bytes on their way in.
 *
 * @param length as announced; -1 where it is not
 * @param checksum of all of them; null where none is said
 */
record Body(InputStream bytes, long length, Checksum checksum) {

    void mustFit(long room) {
        if (length > room) {
            throw tooLong();
        }
    }

    static ProblemException tooLong() {
        return new ProblemException(
                Problem.of(413, "This is more than Upload-Length said. Nothing of it was kept; ask for the offset."));
    }
}
