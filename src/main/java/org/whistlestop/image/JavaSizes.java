package org.whistlestop.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;

/** Makes the sizes with ImageIO, each from the next wider one; within the worker only. */
final class JavaSizes {

    private static final Set<ImageType> READABLE = Set.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP);

    private static final int WIDEST = Pictures.WIDTHS.get(Pictures.WIDTHS.size() - 1);

    private JavaSizes() {}

    static List<Rendition> make(Path folder) throws IOException, UnreadableImageException, Trouble {
        var original = folder.resolve(Workspace.ORIGINAL);
        var header = ImageHeader.read(original, READABLE);
        var picture = upright(Decoder.read(original, header), Orientation.of(original));
        var widths = new LinkedList<>(Pictures.widthsOf(picture.getWidth()));
        var sizes = new LinkedList<Rendition>();
        while (!widths.isEmpty()) {
            picture = narrower(picture, widths.removeLast());
            sizes.addFirst(write(picture, folder));
        }
        return sizes;
    }

    /** Small first: turning and colours then cost a quarter. */
    private static BufferedImage upright(BufferedImage decoded, Orientation orientation) {
        var across = orientation.isOnItsSide() ? decoded.getHeight() : decoded.getWidth();
        var scale = Math.min(1, (double) WIDEST / across);
        var smaller =
                Shrink.to(Shrink.plain(decoded), scaled(decoded.getWidth(), scale), scaled(decoded.getHeight(), scale));
        return orientation.turn(Colours.ofScreens(smaller));
    }

    private static BufferedImage narrower(BufferedImage picture, int width) {
        return width == picture.getWidth()
                ? picture
                : Shrink.to(picture, width, scaled(picture.getHeight(), (double) width / picture.getWidth()));
    }

    private static int scaled(int side, double scale) {
        return (int) Math.max(1, Math.round(side * scale));
    }

    private static Rendition write(BufferedImage picture, Path folder) throws Trouble {
        var name = picture.getWidth() + "." + Format.JPEG.ending();
        try {
            JpegFile.write(picture, folder.resolve(name));
        } catch (IOException e) {
            throw new Trouble(e);
        }
        return new Rendition(Format.JPEG, picture.getWidth(), picture.getHeight(), folder.resolve(name));
    }

    /** Our side's, such as a full disk: the picture is not to blame. */
    static final class Trouble extends Exception {
        Trouble(IOException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }
}
