package org.whistlestop.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Decodes one picture by the decoder of its type; within the worker only. */
final class Decoder {

    /** What is left of the heap is for the sizes. */
    private static final double SHARE_OF_HEAP = 0.7;

    private static final int BYTES_OF_PLAIN = 3;

    private boolean isCutOff;

    private Decoder() {}

    static BufferedImage read(Path file, ImageHeader header) throws IOException, UnreadableImageException {
        return new Decoder().decode(file, header);
    }

    private BufferedImage decode(Path file, ImageHeader header) throws IOException, UnreadableImageException {
        var reader = ImageIO.getImageReadersByFormatName(header.type().name()).next();
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(input, true, header.type() == ImageType.PNG);
            reader.addIIOReadWarningListener((source, warning) -> isCutOff |= warning.startsWith("Truncated File"));
            var parameters = reader.getDefaultReadParam();
            var every = step(reader, header);
            parameters.setSourceSubsampling(every, every, 0, 0);
            var picture = reader.read(0, parameters);
            if (isCutOff) {
                throw UnreadableImageException.cutOff();
            }
            return picture;
        } finally {
            reader.dispose();
        }
    }

    /** Of a picture too large for the heap, only every second row and column is kept: coarser, but there. */
    private static int step(ImageReader reader, ImageHeader header) throws IOException {
        var model = reader.getImageTypes(0).next().getSampleModel();
        var bytes = model.getNumBands() * DataBuffer.getDataTypeSize(model.getDataType()) / 8;
        var needed = (double) header.pixels() * (bytes == BYTES_OF_PLAIN ? bytes : bytes + BYTES_OF_PLAIN);
        var room = Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP;
        return Math.max(1, (int) Math.ceil(Math.sqrt(needed / room)));
    }
}
