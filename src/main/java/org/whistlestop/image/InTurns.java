package org.whistlestop.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Lets so many pictures be made at once; the others wait, in order. */
final class InTurns implements Pictures {

    private final Pictures pictures;
    private final Semaphore turns;
    /** Nobody waits for the smaller formats, so they keep nobody waiting either. */
    private final Semaphore spare = new Semaphore(1, true);

    InTurns(Pictures pictures, int atOnce) {
        this.pictures = pictures;
        this.turns = new Semaphore(atOnce, true);
    }

    @Override
    public Set<ImageType> readable() {
        return pictures.readable();
    }

    @Override
    public List<Rendition> sizes(Path original, Path folder) throws UnreadableImageException {
        turns.acquireUninterruptibly();
        try {
            return pictures.sizes(original, folder);
        } finally {
            turns.release();
        }
    }

    @Override
    public List<Rendition> smaller(Path original, List<Rendition> sizes, Path folder) throws UnreadableImageException {
        spare.acquireUninterruptibly();
        try {
            return pictures.smaller(original, sizes, folder);
        } finally {
            spare.release();
        }
    }
}
