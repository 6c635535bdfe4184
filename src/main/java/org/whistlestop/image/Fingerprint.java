package org.whistlestop.image;

import java.awt.image.BufferedImage;

/**
 * A difference hash of 16 by 16 cells: each bit says whether the next cell to the right is brighter. Where two cells are the
 * same, as in a wall or a sky, chance would decide, and all walls be one: there the bit says whether the cell's own colour is
 * above a threshold, one of 256 spread over the cells. So flat pictures differ in as many bits as their colours in shades.
 */
final class Fingerprint {

    private static final int CELLS = 16;

    private Fingerprint() {}

    static byte[] of(BufferedImage picture) {
        var cells = Shrink.to(picture, CELLS + 1, CELLS);
        var bits = new byte[CELLS * CELLS / 8];
        for (var at = 0; at < CELLS * CELLS; at++) {
            if (bit(cells.getRGB(at % CELLS, at / CELLS), cells.getRGB(at % CELLS + 1, at / CELLS), at)) {
                bits[at / 8] |= (byte) (1 << at % 8);
            }
        }
        return bits;
    }

    private static boolean bit(int cell, int next, int at) {
        var difference = brightness(next) - brightness(cell);
        return Math.abs(difference) < same(at) ? channel(cell, at % 3) > threshold(at) : difference > 0;
    }

    /**
     * Packing anew moves a cell's brightness by less than one of 255. Not the same limit for each cell: in a picture that is one
     * even slope, all would stand on it together and fall to either side.
     */
    private static double same(int at) {
        return 1 + 5 * (at * 91 % 256) / 256.0;
    }

    private static double brightness(int rgb) {
        return 0.299 * channel(rgb, 0) + 0.587 * channel(rgb, 1) + 0.114 * channel(rgb, 2);
    }

    private static int channel(int rgb, int which) {
        return rgb >> 16 - 8 * which & 0xFF;
    }

    /** Each of 0 to 255 once, neighbours far apart: 167 has no factor in common with 256. */
    private static int threshold(int at) {
        return at * 167 % 256;
    }
}
