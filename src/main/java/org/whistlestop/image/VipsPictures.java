package org.whistlestop.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Has libvips make the pictures: each size from the next wider one, so that the large original is decoded once. */
final class VipsPictures implements Pictures {

    private static final String JPEG_OPTIONS = "[Q=80,optimize_coding,strip,background=255]";

    /** Nearly without loss and quick to read: what the smaller formats are packed from. */
    private static final String MASTER_OPTIONS = "[Q=97,subsample_mode=off,strip,background=255]";

    /** More effort wins a few percent of the file and costs as much time again. */
    private static final Map<Format, String> SMALLER_OPTIONS =
            Map.of(Format.WEBP, "[Q=70,effort=2,strip]", Format.AVIF, "[Q=50,effort=2,compression=av1,strip]");

    /** WebP's own limit; nobody scrolls further in AVIF either. */
    private static final int HIGHEST_SMALLER = 16_383;

    private final VipsTool vips;
    private final VipsTool inSpareTime;
    private final VipsAbilities abilities;

    VipsPictures(VipsTool vips) {
        this.vips = vips;
        this.inSpareTime = vips.inSpareTime();
        this.abilities = new VipsAbilities(vips);
    }

    @Override
    public Set<ImageType> readable() {
        return abilities.readable();
    }

    @Override
    public List<Rendition> sizes(Path original, Path folder) throws UnreadableImageException {
        ImageHeader.read(original, readable());
        try (var work = new Workspace(original, folder)) {
            var sizes = new LinkedList<Rendition>();
            sizes.add(widest(work));
            var widths = new LinkedList<>(Pictures.widthsOf(sizes.getFirst().width()));
            widths.removeLast();
            while (!widths.isEmpty()) {
                var wider = sizes.getFirst().file().getFileName().toString();
                sizes.addFirst(narrower(work, wider, widths.removeLast()));
            }
            return work.keep(sizes);
        }
    }

    private Rendition widest(Workspace work) throws UnreadableImageException {
        vips.resizeOriginal(work, WIDTHS.get(WIDTHS.size() - 1) + "x>", "widest.jpg", JPEG_OPTIONS);
        return Rendition.ofJpeg(work.file("widest.jpg"));
    }

    private Rendition narrower(Workspace work, String source, int width) throws UnreadableImageException {
        var target = width + ".jpg";
        vips.resize(work, source, width + "x", target, JPEG_OPTIONS);
        return Rendition.ofJpeg(work.file(target));
    }

    @Override
    public List<Rendition> smaller(Path original, List<Rendition> sizes, Path folder) throws UnreadableImageException {
        ImageHeader.read(original, readable());
        try (var work = new Workspace(original, folder)) {
            var master = "master.jpg";
            inSpareTime.resizeOriginal(work, exactly(sizes.get(sizes.size() - 1)), master, MASTER_OPTIONS);
            var smaller = new ArrayList<Rendition>();
            for (var format : abilities.smaller()) {
                for (var size : sizes) {
                    if (size.height() <= HIGHEST_SMALLER) {
                        smaller.add(packed(work, master, size, format));
                    }
                }
            }
            return work.keep(smaller);
        } catch (IOException e) {
            throw Workspace.trouble(e);
        }
    }

    private Rendition packed(Workspace work, String master, Rendition size, Format format)
            throws UnreadableImageException, IOException {
        var target = size.width() + "." + format.ending();
        inSpareTime.resize(work, master, exactly(size), target, SMALLER_OPTIONS.get(format));
        if (format == Format.WEBP) {
            BareWebp.strip(work.file(target));
        }
        return new Rendition(format, size.width(), size.height(), work.file(target));
    }

    private static String exactly(Rendition size) {
        return size.width() + "x" + size.height() + "!";
    }
}
