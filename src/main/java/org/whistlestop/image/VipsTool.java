package org.whistlestop.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The {@code vipsthumbnail} of libvips, each call a confined process. File names are ours: vips reads {@code [} and {@code %} in them. */
final class VipsTool {

    private static final Logger LOG = Logger.getLogger(VipsTool.class);

    /** Shuts the loaders that were never hardened against strangers' files: SVG, PDF, ImageMagick and more. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("VIPS_BLOCK_UNTRUSTED", "1", "VIPS_CONCURRENCY", "2", "TMPDIR", ".", "LC_ALL", "C.UTF-8");

    /** What libjpeg and libspng warn of; vips would fill the rest with grey. */
    private static final Pattern CUT_OFF = Pattern.compile("Premature end|not enough data");

    private final String program;
    private final ConfinedProcess process;

    /** @param program absolute, for the child knows no PATH */
    VipsTool(Path program, ImagesConfig config) {
        this.program = program.toString();
        this.process = new ConfinedProcess(config.vipsMemory().asLongValue(), config.timeLimit(), ENVIRONMENT);
    }

    /**
     * Writes a file upright, in sRGB and without metadata; all names are within the folder.
     *
     * @param size as vipsthumbnail wants it, like {@code 640x>}
     * @param options of the target's writer, in brackets
     */
    void resize(Workspace work, String source, String size, String target, String options)
            throws UnreadableImageException {
        var outcome = process.run(
                work.folder,
                // Phones and screens show sRGB for certain; a camera's own profile goes with the rest of its metadata.
                List.of(program, source, "--size", size, "--export-profile", "srgb", "--output", target + options));
        if (!outcome.isInTime()) {
            throw UnreadableImageException.tooLong();
        }
        if (Workspace.isFull(outcome.output())) {
            throw new StoreFullException(null);
        }
        if (CUT_OFF.matcher(outcome.output()).find()) {
            throw UnreadableImageException.cutOff();
        }
        if (outcome.status() != 0 || !work.has(target)) {
            LOG.debugf("vipsthumbnail ended with %d: %s", outcome.status(), outcome.output());
            throw UnreadableImageException.broken();
        }
    }
}
