package org.whistlestop.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/** Makes a picture smaller: each new pixel is the mean of the area that it stands for, edges in proportion. */
final class Shrink {

    private static final int CHANNELS = 3;

    private final byte[] from;
    private final int fromWidth;
    private final int fromHeight;
    private final int width;
    private final int height;
    private final byte[] smaller;
    private final float[] row;
    private final float[] sum;
    private int shrunk = -1;

    private Shrink(BufferedImage picture, int width, int height) {
        this.from = bytes(picture);
        this.fromWidth = picture.getWidth();
        this.fromHeight = picture.getHeight();
        this.width = width;
        this.height = height;
        this.smaller = new byte[width * height * CHANNELS];
        this.row = new float[width * CHANNELS];
        this.sum = new float[width * CHANNELS];
    }

    /** @param picture as {@link #plain} makes it, and no smaller than what it is to be */
    static BufferedImage to(BufferedImage picture, int width, int height) {
        var shrink = new Shrink(picture, width, height);
        shrink.addUpRows();
        return like(picture, shrink.smaller, width, height);
    }

    /** Of the same colours, in the same order. */
    private static BufferedImage like(BufferedImage picture, byte[] bytes, int width, int height) {
        var model = (PixelInterleavedSampleModel) picture.getSampleModel();
        var raster = Raster.createInterleavedRaster(
                new DataBufferByte(bytes, bytes.length),
                width,
                height,
                width * CHANNELS,
                CHANNELS,
                model.getBandOffsets(),
                null);
        return new BufferedImage(picture.getColorModel(), raster, false, null);
    }

    /** Three bytes a pixel, on white where one could look through. */
    static BufferedImage plain(BufferedImage picture) {
        if (isPlain(picture)) {
            return picture;
        }
        var plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        var graphics = plain.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return plain;
    }

    /** True of a camera's own colours too, which stay as they are. */
    private static boolean isPlain(BufferedImage picture) {
        return picture.getSampleModel() instanceof PixelInterleavedSampleModel model
                && picture.getRaster().getDataBuffer() instanceof DataBufferByte buffer
                && model.getNumBands() == CHANNELS
                && model.getPixelStride() == CHANNELS
                && buffer.getData().length == picture.getWidth() * picture.getHeight() * CHANNELS;
    }

    private void addUpRows() {
        var scale = (double) fromHeight / height;
        for (var y = 0; y < height; y++) {
            var top = y * scale;
            var bottom = Math.min(fromHeight, (y + 1) * scale);
            for (var at = (int) top; at < bottom; at++) {
                shrinkRow(at);
                var share = (float) ((Math.min(at + 1, bottom) - Math.max(at, top)) / scale);
                for (var x = 0; x < sum.length; x++) {
                    sum[x] += row[x] * share;
                }
            }
            write(y);
        }
    }

    /** A row between two new ones is asked for twice. */
    private void shrinkRow(int y) {
        if (y == shrunk) {
            return;
        }
        shrunk = y;
        var scale = (float) fromWidth / width;
        var start = y * fromWidth * CHANNELS;
        for (var x = 0; x < width; x++) {
            var left = x * scale;
            var right = Math.min(fromWidth, (x + 1) * scale);
            shrinkPixel(start, left, right, x * CHANNELS, 1 / (right - left));
        }
    }

    private void shrinkPixel(int start, float left, float right, int to, float part) {
        float blue = 0;
        float green = 0;
        float red = 0;
        for (var at = (int) left; at < right; at++) {
            var share = Math.min(at + 1, right) - Math.max(at, left);
            var pixel = start + at * CHANNELS;
            blue += (from[pixel] & 0xFF) * share;
            green += (from[pixel + 1] & 0xFF) * share;
            red += (from[pixel + 2] & 0xFF) * share;
        }
        row[to] = blue * part;
        row[to + 1] = green * part;
        row[to + 2] = red * part;
    }

    private void write(int y) {
        var start = y * sum.length;
        for (var x = 0; x < sum.length; x++) {
            smaller[start + x] = (byte) Math.min(255, (int) (sum[x] + 0.5f));
            sum[x] = 0;
        }
    }

    private static byte[] bytes(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }
}
