package org.whistlestop.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.whistlestop.image.ByteStore;
import org.whistlestop.image.DecoderLostException;
import org.whistlestop.image.Format;
import org.whistlestop.image.Glance;
import org.whistlestop.image.ImagesConfig;
import org.whistlestop.image.Pictures;
import org.whistlestop.image.Rendition;
import org.whistlestop.image.UnreadableImageException;

/** Makes what can be shown out of what was handed in, apart from any request. Doing it twice does no harm. */
@ApplicationScoped
class PhotoMaker {

    private static final Logger LOG = Logger.getLogger(PhotoMaker.class);

    @Inject
    ByteStore store;

    @Inject
    Pictures pictures;

    @Inject
    ImagesConfig config;

    @Inject
    MadePhotos made;

    /**
     * The sizes in JPEG, which is what is shown first.
     *
     * @param failures of this before
     */
    void make(UUID photoId, Part part, int failures) {
        made.findWanted(photoId, part)
                .ifPresent(pieces -> inFolder(folder -> {
                    try {
                        var sizes = pictures.sizes(assemble(pieces, folder), folder);
                        var glance = Glance.of(sizes.get(0).file());
                        made.keep(photoId, part, keepFiles(photoId, part, sizes), glance);
                    } catch (UnreadableImageException e) {
                        LOG.infof("Photo %s cannot be shown: %s", photoId, e.getMessage());
                        made.fail(photoId, part, e.getMessage());
                    } catch (DecoderLostException e) {
                        tryAgain(e, failures);
                        LOG.warnf("Photo %s is given up: %s", photoId, e.getMessage());
                        made.fail(photoId, part, e.getMessage());
                    }
                }));
    }

    /** The smaller formats, which browsers take where they can. */
    void makeSmaller(UUID photoId, int failures) {
        made.findWanted(photoId, Part.ORIGINAL, Format.WEBP)
                .ifPresent(wanted -> inFolder(folder -> {
                    try {
                        var original = assemble(wanted.pieces(), folder);
                        var sizes = new ArrayList<Rendition>();
                        for (var size : wanted.sizes()) {
                            var file = Files.createTempFile(folder, "size", ".jpg");
                            copy(List.of(size.object), file);
                            sizes.add(new Rendition(size.format, size.width, size.height, file));
                        }
                        made.keepMore(
                                photoId, keepFiles(photoId, Part.ORIGINAL, pictures.smaller(original, sizes, folder)));
                    } catch (UnreadableImageException e) {
                        LOG.warnf("Photo %s stays in JPEG only: %s", photoId, e.getMessage());
                        made.keepMore(photoId, List.of());
                    } catch (DecoderLostException e) {
                        tryAgain(e, failures);
                        LOG.warnf("Photo %s stays in JPEG only: %s", photoId, e.getMessage());
                        made.keepMore(photoId, List.of());
                    }
                }));
    }

    /** The queue does, until it was tried often enough to blame the picture. */
    private static void tryAgain(DecoderLostException e, int failures) {
        if (failures + 1 < e.tries()) {
            throw e;
        }
    }

    private Path assemble(List<String> pieces, Path folder) throws IOException {
        var whole = folder.resolve("original");
        copy(pieces, whole);
        return whole;
    }

    private void copy(List<String> objects, Path to) throws IOException {
        try (var out = Files.newOutputStream(to)) {
            for (var object : objects) {
                try (var in = store.open(object)) {
                    in.transferTo(out);
                }
            }
        }
    }

    /** Puts files away under names that nobody can guess and that change with the content. */
    private List<PhotoSize> keepFiles(UUID photoId, Part part, List<Rendition> renditions) throws IOException {
        var kept = new ArrayList<PhotoSize>();
        for (var rendition : renditions) {
            var bytes = Files.size(rendition.file());
            var name = "photos/%s/%s-%d.%s"
                    .formatted(
                            photoId,
                            Hash.ofFile(rendition.file()),
                            rendition.width(),
                            rendition.format().ending());
            store.put(name, rendition.file());
            kept.add(new PhotoSize(
                    photoId, part, rendition.format(), rendition.width(), rendition.height(), name, bytes));
        }
        return kept;
    }

    private void inFolder(Work work) {
        try {
            Files.createDirectories(config.folder());
            var folder = Files.createTempDirectory(config.folder(), "photo");
            try {
                work.in(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        void in(Path folder) throws IOException;
    }
}
