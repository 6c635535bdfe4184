package org.whistlestop.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Dies over every picture. */
public final class LostDecoder implements Pictures {

    @Override
    public Set<ImageType> readable() {
        return Set.of(ImageType.values());
    }

    @Override
    public List<Rendition> sizes(Path original, Path folder) {
        throw DecoderLostException.died();
    }

    @Override
    public List<Rendition> smaller(Path original, List<Rendition> sizes, Path folder) {
        throw DecoderLostException.died();
    }
}
