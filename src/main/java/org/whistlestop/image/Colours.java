package org.whistlestop.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;

/** Takes colours from a camera's own space, as phones have it, to the one that every screen shows. */
final class Colours {

    private Colours() {}

    static BufferedImage ofScreens(BufferedImage picture) {
        if (picture.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return picture;
        }
        var converted = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        return new ColorConvertOp(null).filter(picture, converted);
    }
}
