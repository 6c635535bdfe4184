package org.whistlestop.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Has a child JVM make the pictures, which stays warm for the next one and is thrown away when anything goes wrong with it. */
final class WorkerPictures implements Pictures, AutoCloseable {

    /** Whatever decoders leak goes with the process. */
    private static final int PICTURES_A_WORKER = 200;

    private final ImagesConfig config;
    private Worker worker;

    WorkerPictures(ImagesConfig config) {
        this.config = config;
    }

    @Override
    public Set<ImageType> readable() {
        return Set.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP);
    }

    @Override
    public synchronized List<Rendition> sizes(Path original, Path folder) throws UnreadableImageException {
        ImageHeader.read(original, readable());
        try (var work = new Workspace(original, folder)) {
            return work.keep(make(work));
        }
    }

    private List<Rendition> make(Workspace work) throws UnreadableImageException {
        var isDone = false;
        try {
            var made = warm().make(work);
            isDone = true;
            return made;
        } finally {
            if (!isDone) {
                close();
            }
        }
    }

    private Worker warm() {
        if (worker != null && (worker.isStale() || worker.pictures() >= PICTURES_A_WORKER)) {
            close();
        }
        if (worker == null) {
            worker = new Worker(config);
        }
        return worker;
    }

    /** Nothing in Java writes WebP or AVIF. */
    @Override
    public List<Rendition> smaller(Path original, List<Rendition> sizes, Path folder) {
        return List.of();
    }

    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }
}
