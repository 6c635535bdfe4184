package org.whistlestop.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.whistlestop.map.PreviewScene.Mark;
import org.whistlestop.map.PreviewScene.Point;
import org.whistlestop.support.TopoJson;

/**
 * Paints a link preview in the light colours of the drawn map. No letters: not every machine has fonts, and wherever such a
 * picture is shown, title and words stand beside it.
 */
final class PreviewPen {

    private static final Color WATER = new Color(0xDBE8EF);
    private static final Color LAND = new Color(0xFBFAF6);
    private static final Color COAST = new Color(0xB4CAD6);
    private static final Color STATE = new Color(0xD3CFC2);
    private static final Color BORDER = new Color(0xB3ADA0);
    private static final Color ROUTE = new Color(0x17324D);
    private static final Color PAST = new Color(0x64788C);
    private static final Color SIGNAL = new Color(0xBD3423);
    private static final Color HALO = new Color(0x4DD8412F, true);
    private static final Color LATE = new Color(0xF2B640);

    private final PreviewScene scene;
    private final BufferedImage sheet;
    private final Graphics2D pen;

    /** @param width of the picture in pixels; the height follows */
    PreviewPen(PreviewScene scene, int width) {
        this.scene = scene;
        var scale = (double) width / PreviewScene.WIDTH;
        this.sheet =
                new BufferedImage(width, (int) Math.round(PreviewScene.HEIGHT * scale), BufferedImage.TYPE_INT_RGB);
        this.pen = sheet.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.scale(scale, scale);
    }

    BufferedImage painted(Basemap basemap) {
        fill(new Rectangle2D.Double(0, 0, PreviewScene.WIDTH, PreviewScene.HEIGHT), WATER);
        var land = outline(basemap.listShapes("land"), true);
        fill(land, LAND);
        draw(land, COAST, 1);
        draw(outline(basemap.listShapes("states"), false), STATE, 1.2f);
        draw(outline(basemap.listShapes("borders"), false), BORDER, 1.4f);
        draw(line(scene.done()), ROUTE, 4);
        pen.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {1, 10}, 0));
        pen.draw(line(scene.toCome()));
        scene.marks().forEach(this::paint);
        pen.dispose();
        return sheet;
    }

    private void paint(Mark mark) {
        var at = mark.at();
        var radius = mark.isMain() ? 24 : mark.status().equals("done") ? 8 : 12;
        switch (mark.status()) {
            case "cancelled" -> cross(at, radius * 0.7);
            case "late" -> ringed(diamond(at, radius), LATE, new Color(0x2A1A00));
            case "live" -> {
                fill(circle(at, radius * 1.8), HALO);
                ringed(circle(at, radius), SIGNAL, Color.WHITE);
            }
            case "done" -> ringed(circle(at, radius), mark.isMain() ? ROUTE : PAST, Color.WHITE);
            default ->
                ringed(circle(at, radius), mark.isMain() ? ROUTE : Color.WHITE, mark.isMain() ? Color.WHITE : ROUTE);
        }
    }

    private void ringed(Shape shape, Color inside, Color ring) {
        fill(shape, inside);
        draw(shape, ring, 4);
    }

    private static Shape circle(Point at, double radius) {
        return new Ellipse2D.Double(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
    }

    private static Shape diamond(Point at, double radius) {
        var turned = AffineTransform.getRotateInstance(Math.PI / 4, at.x(), at.y());
        return turned.createTransformedShape(
                new Rectangle2D.Double(at.x() - radius * 0.8, at.y() - radius * 0.8, radius * 1.6, radius * 1.6));
    }

    private void cross(Point at, double arm) {
        var cross = new Path2D.Double();
        cross.moveTo(at.x() - arm, at.y() - arm);
        cross.lineTo(at.x() + arm, at.y() + arm);
        cross.moveTo(at.x() + arm, at.y() - arm);
        cross.lineTo(at.x() - arm, at.y() + arm);
        draw(cross, SIGNAL, 6);
    }

    private void fill(Shape shape, Color colour) {
        pen.setColor(colour);
        pen.fill(shape);
    }

    private void draw(Shape shape, Color colour, float width) {
        pen.setColor(colour);
        pen.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(shape);
    }

    /** All parts that reach into the picture, as one path; holes are parts like any other. */
    private Path2D outline(List<TopoJson.Shape> shapes, boolean closed) {
        var clip = new Clip(-8, -8, PreviewScene.WIDTH + 8, PreviewScene.HEIGHT + 8);
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (var shape : shapes) {
            for (var part : shape.parts()) {
                var projected = part.stream()
                        .map(point -> new double[] {
                            scene.view().x(point[0]), scene.view().y(point[1])
                        })
                        .toList();
                if (closed) {
                    add(path, clip.ring(projected), true);
                } else {
                    clip.line(projected).forEach(line -> add(path, line, false));
                }
            }
        }
        return path;
    }

    private static void add(Path2D path, List<double[]> points, boolean closed) {
        for (var i = 0; i < points.size(); i++) {
            if (i == 0) {
                path.moveTo(points.get(i)[0], points.get(i)[1]);
            } else {
                path.lineTo(points.get(i)[0], points.get(i)[1]);
            }
        }
        if (closed && !points.isEmpty()) {
            path.closePath();
        }
    }

    private static Path2D line(List<Point> points) {
        var path = new Path2D.Double();
        for (var point : points) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(point.x(), point.y());
            } else {
                path.lineTo(point.x(), point.y());
            }
        }
        return path;
    }
}
