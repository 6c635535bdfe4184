package org.whistlestop.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws flat shapes on a sheet of 1600 by 1200, the same every time. No letters: not every machine has fonts. */
final class Brush {

    static final int WIDTH = 1600;
    static final int HEIGHT = 1200;

    private static final Color[] SKIN = {of(0xF2C9A5), of(0xD99E73), of(0xA66B42), of(0x6E4328)};
    private static final Color[] CLOTH = {
        of(0x17324D), of(0xD8412F), of(0xF2B134), of(0x2F7F79), of(0x8A4F7D), of(0xEFE7DA), of(0x5B7DB1)
    };

    final Random random;
    private final BufferedImage sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    private final Graphics2D pen = sheet.createGraphics();

    Brush(long seed) {
        random = new Random(seed);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    static Color of(int rgb) {
        return new Color(rgb);
    }

    static Color of(int rgb, double opacity) {
        return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, (int) Math.round(opacity * 255));
    }

    BufferedImage sheet() {
        pen.dispose();
        return sheet;
    }

    Brush fade(double top, double bottom, int from, int to) {
        pen.setPaint(new GradientPaint(0, (float) top, of(from), 0, (float) bottom, of(to)));
        pen.fill(new Rectangle2D.Double(0, top, WIDTH, bottom - top + 1));
        return this;
    }

    Brush glow(double x, double y, double radius, int colour, double opacity) {
        var paint = new RadialGradientPaint((float) x, (float) y, (float) radius, new float[] {0, 1}, new Color[] {
            of(colour, opacity), of(colour, 0)
        });
        pen.setPaint(paint);
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        return this;
    }

    Brush box(double x, double y, double width, double height, Color colour) {
        return round(x, y, width, height, 0, colour);
    }

    Brush round(double x, double y, double width, double height, double corner, Color colour) {
        pen.setPaint(colour);
        pen.fill(new RoundRectangle2D.Double(x, y, width, height, corner, corner));
        return this;
    }

    Brush disc(double x, double y, double radius, Color colour) {
        return oval(x, y, radius, radius, colour);
    }

    Brush oval(double x, double y, double across, double down, Color colour) {
        pen.setPaint(colour);
        pen.fill(new Ellipse2D.Double(x - across, y - down, 2 * across, 2 * down));
        return this;
    }

    /** Corners as x, y, x, y. */
    Brush shape(Color colour, double... corners) {
        var path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (var i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        pen.setPaint(colour);
        pen.fill(path);
        return this;
    }

    Brush line(double width, Color colour, double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (var i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        pen.setPaint(colour);
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(path);
        return this;
    }

    /** Rolling ground from the left edge to the right, filled down to the bottom. */
    Brush hills(double y, double swing, double wave, double shift, Color colour) {
        var path = new Path2D.Double();
        path.moveTo(0, HEIGHT);
        for (var x = 0; x <= WIDTH; x += 10) {
            path.lineTo(x, y + swing * Math.sin(x / wave + shift) + swing * 0.4 * Math.sin(x / wave * 2.3 + shift * 2));
        }
        path.lineTo(WIDTH, HEIGHT);
        pen.setPaint(colour);
        pen.fill(path);
        return this;
    }

    /** Somebody from behind or in front, by the height of the whole person; who knows who it is. */
    Brush person(double x, double ground, double height) {
        return person(x, ground, height, pick(CLOTH), pick(SKIN));
    }

    Brush person(double x, double ground, double height, Color cloth, Color skin) {
        var head = height * 0.085;
        var top = ground - height;
        round(x - height * 0.075, ground - height * 0.45, height * 0.065, height * 0.45, 12, of(0x22303D));
        round(x + height * 0.01, ground - height * 0.45, height * 0.065, height * 0.45, 12, of(0x2B3B4A));
        round(x - height * 0.115, top + height * 0.19, height * 0.23, height * 0.4, height * 0.12, cloth);
        line(height * 0.055, cloth, x - height * 0.1, top + height * 0.26, x - height * 0.15, top + height * 0.52);
        line(height * 0.055, cloth, x + height * 0.1, top + height * 0.26, x + height * 0.15, top + height * 0.52);
        round(x - head * 0.4, top + head * 1.6, head * 0.8, head * 0.9, 10, skin.darker());
        disc(x, top + head, head, skin);
        return hair(x, top + head, head);
    }

    private Brush hair(double x, double y, double head) {
        var colours = new Color[] {of(0x2A1B12), of(0x5A3A22), of(0x141414), of(0xB9874A), of(0x8C8C8C)};
        pen.setPaint(pick(colours));
        var cap =
                new java.awt.geom.Area(new Ellipse2D.Double(x - head * 1.08, y - head * 1.1, head * 2.16, head * 2.2));
        cap.intersect(new java.awt.geom.Area(
                new Rectangle2D.Double(x - head * 1.2, y - head * 1.3, head * 2.4, head * 1.15)));
        pen.fill(cap);
        return this;
    }

    Color cloth() {
        return pick(CLOTH);
    }

    Color skin() {
        return pick(SKIN);
    }

    Color pick(Color... colours) {
        return colours[random.nextInt(colours.length)];
    }

    /** Draws something leaning. */
    Brush turned(double degrees, double x, double y, Runnable drawing) {
        AffineTransform before = pen.getTransform();
        pen.rotate(Math.toRadians(degrees), x, y);
        drawing.run();
        pen.setTransform(before);
        return this;
    }

    /** Paper and print: a little grain, darker towards the edges. */
    Brush printed() {
        for (var i = 0; i < 26_000; i++) {
            var shade = random.nextBoolean() ? 0xFFFFFF : 0x000000;
            box(random.nextInt(WIDTH), random.nextInt(HEIGHT), 2, 2, of(shade, 0.045));
        }
        var paint = new RadialGradientPaint(
                WIDTH / 2f, HEIGHT / 2f, 1150, new float[] {0.55f, 1}, new Color[] {of(0x06121E, 0), of(0x06121E, 0.34)
                });
        pen.setPaint(paint);
        pen.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        return this;
    }
}
