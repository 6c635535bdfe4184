package org.whistlestop.map;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.whistlestop.support.TopoJson;
import org.whistlestop.support.TopoJson.Shape;

/** The map below the stops: as data for the live map, and drawn as SVG wherever no script runs. */
class Basemap {

    private static final String TOPOLOGY = "/basemap/basemap.json";
    private static final int HASH_LENGTH = 12;

    private final byte[] json;
    private final TopoJson topology;

    public Basemap() {
        try (var in = Basemap.class.getResourceAsStream(TOPOLOGY)) {
            json = in.readAllBytes();
            topology = TopoJson.read(new ByteArrayInputStream(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the TopoJSON with the objects land, borders, states and cities, as the browser reads it. */
    byte[] json() {
        return json.clone();
    }

    List<Shape> listShapes(String object) {
        return topology.listShapes(object);
    }

    /** Returns 12 hex digits that change with the content, for an address that may be cached for good. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json);
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Draws a stand-alone SVG document. Light colours are attributes and dark ones a style element, so that a page
     * whose policy forbids inline styles still shows a proper, light map.
     */
    String svg(Viewport view) {
        return svg(new Ground(view, List.of()));
    }

    String svg(Ground ground) {
        var view = ground.view();
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
                <style>@media screen and (prefers-color-scheme:dark){.water{fill:#0f1b24}.land{fill:#1e2f3b;stroke:#33495a}\
                .states{stroke:#364c5b}.borders{stroke:#54707f}.dots{fill:#8499a8}.labels{fill:#9fb2bf;stroke:#1e2f3b}}</style>
                <path class="water" fill="#dbe8ef" d="M0 0h%1$dv%2$dh-%1$dz"/>
                <path class="land" fill="#fbfaf6" fill-rule="evenodd" stroke="#b4cad6" stroke-width=".7" d="%3$s"/>
                <g fill="none" stroke-linejoin="round">
                <path class="states" stroke="#d3cfc2" stroke-width=".8" d="%4$s"/>
                <path class="borders" stroke="#b3ada0" d="%5$s"/>
                </g>
                %6$s</svg>
                """.formatted(
                        view.width(),
                        view.height(),
                        path("land", view, true),
                        path("states", view, false),
                        path("borders", view, false),
                        cities(ground));
    }

    private String path(String object, Viewport view, boolean closed) {
        var path = new SvgPath(view.width(), view.height());
        for (var shape : topology.listShapes(object)) {
            for (var part : shape.parts()) {
                path.add(projected(part, view), closed);
            }
        }
        return path.toString();
    }

    private static List<double[]> projected(List<double[]> part, Viewport view) {
        var points = new ArrayList<double[]>(part.size());
        for (var position : part) {
            points.add(new double[] {view.x(position[0]), view.y(position[1])});
        }
        return points;
    }

    private String cities(Ground ground) {
        var labels = new CityLabels(ground);
        for (int rank = 1; rank <= CityLabels.lastRankAt(ground.view().zoom()); rank++) {
            for (var city : topology.listShapes("cities")) {
                if (rank == Integer.parseInt(city.properties().get("rank"))) {
                    add(city, labels);
                }
            }
        }
        return labels.toString();
    }

    private static void add(Shape city, CityLabels labels) {
        var position = city.parts().get(0).get(0);
        labels.add(city.properties().get("name"), position[0], position[1]);
    }
}
