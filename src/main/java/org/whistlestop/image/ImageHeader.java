package org.whistlestop.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** What a picture says of itself before anything is decoded: width and height in pixels, as stored. */
public record ImageHeader(ImageType type, int width, int height) {

    /**
     * Reads as little as needed.
     *
     * @param readable types to let in
     * @throws UnreadableImageException for anything else, for more pixels than we decode, for what is cut off before its size
     * @throws IOException from the stream
     */
    public static ImageHeader read(InputStream bytes, Set<ImageType> readable)
            throws IOException, UnreadableImageException {
        throw new UnreadableImageException("This is no picture that we can read", "Send a JPEG, PNG or WebP");
    }
}
