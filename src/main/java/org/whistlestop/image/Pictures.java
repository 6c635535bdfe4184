package org.whistlestop.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes what may be shown out of what was handed in. Decoding happens apart from this process and is bounded. */
public interface Pictures {

    /** The widths we make, in pixels; a picture that is smaller keeps its own width and has none above it. */
    List<Integer> WIDTHS = List.of(320, 640, 1280, 2048);

    /** The widths that a picture of so many pixels has, narrowest first. */
    static List<Integer> widthsOf(int width) {
        var widest = Math.min(width, WIDTHS.get(WIDTHS.size() - 1));
        return Stream.concat(WIDTHS.stream().filter(narrower -> narrower < widest), Stream.of(widest))
                .toList();
    }

    /** Types that can be decoded here. */
    Set<ImageType> readable();

    /**
     * The sizes in JPEG, narrowest first: upright, without any metadata.
     *
     * @param original whose header {@link ImageHeader#read} has accepted
     * @param folder where the files go; the caller deletes it
     * @throws UnreadableImageException when it cannot be decoded, or not within the limits
     * @throws DecoderLostException when the decoder was, which another try may mend
     */
    List<Rendition> sizes(Path original, Path folder) throws UnreadableImageException;

    /**
     * The same sizes in the smaller formats that can be made here; none on the pure-Java path.
     *
     * @param sizes the JPEGs of one picture, narrowest first
     */
    List<Rendition> smaller(Path original, List<Rendition> sizes, Path folder) throws UnreadableImageException;
}
