package org.whistlestop.image;

import java.nio.file.Path;
import java.util.ArrayList;
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

    /** Phones and screens show it for certain; a camera's own profile goes with the rest of its metadata. */
    private static final String SRGB = "srgb";

    /** What Java adds to the number of the signal that ended a process. */
    private static final int SIGNAL = 128;

    private final String program;
    private final ConfinedProcess process;

    /** @param program absolute, for the child knows no PATH */
    VipsTool(Path program, ImagesConfig config) {
        this.program = program.toString();
        this.process = new ConfinedProcess(config.vipsMemory().asLongValue(), config.timeLimit(), ENVIRONMENT);
    }

    private VipsTool(String program, ConfinedProcess process) {
        this.program = program;
        this.process = process;
    }

    VipsTool inSpareTime() {
        return new VipsTool(program, process.inSpareTime());
    }

    /**
     * Writes the original upright, in sRGB and without metadata; sizes are as vipsthumbnail wants them, like {@code 640x>}.
     *
     * @param options of the target's writer, in brackets
     */
    void resizeOriginal(Workspace work, String size, String target, String options) throws UnreadableImageException {
        // Without a profile for what has none, vips takes plain colours for others and moves them by a shade.
        var outcome = run(
                work, Workspace.ORIGINAL, size, target + options, "--export-profile", SRGB, "--import-profile", SRGB);
        if (outcome.output().contains("compatible input profile")) {
            // Grey has none of it.
            outcome = run(work, Workspace.ORIGINAL, size, target + options, "--export-profile", SRGB);
        }
        refuseUnlessMade(work, target, outcome);
    }

    /** Writes one of our own files in another size or format. */
    void resize(Workspace work, String source, String size, String target, String options)
            throws UnreadableImageException {
        refuseUnlessMade(work, target, run(work, source, size, target + options));
    }

    private ConfinedProcess.Outcome run(Workspace work, String source, String size, String target, String... colours) {
        var command = new ArrayList<>(List.of(program, source, "--size", size, "--output", target));
        command.addAll(List.of(colours));
        return process.run(work.folder, command);
    }

    private static void refuseUnlessMade(Workspace work, String target, ConfinedProcess.Outcome outcome)
            throws UnreadableImageException {
        if (!outcome.isInTime()) {
            throw DecoderLostException.late();
        }
        if (Workspace.isFull(outcome.output())) {
            throw new StoreFullException(null);
        }
        if (isKilled(outcome.status())) {
            LOG.warnf("vipsthumbnail was killed by signal %d", outcome.status() - SIGNAL);
            throw DecoderLostException.died();
        }
        if (CUT_OFF.matcher(outcome.output()).find()) {
            throw UnreadableImageException.cutOff();
        }
        if (outcome.status() != 0 || !work.has(target)) {
            LOG.debugf("vipsthumbnail ended with %d: %s", outcome.status(), outcome.output());
            throw UnreadableImageException.broken();
        }
    }

    /** Above the last of the signals there is vips's own 255, by which it says that it failed. */
    private static boolean isKilled(int status) {
        return status > SIGNAL && status <= SIGNAL + 64;
    }
}
