package org.whistlestop.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a quantised TopoJSON topology into plain shapes, object by object. */
public final class TopoJson {

    /**
     * One geometry: `parts` are its rings, lines or single points, each a list of {longitude, latitude}; the rings of a
     * polygon, holes included, stand beside each other, so fill and test them by the even-odd rule.
     */
    public record Shape(Map<String, String> properties, List<List<double[]>> parts) {}

    private final Map<String, List<Shape>> objects = new LinkedHashMap<>();
    private final double[] scale;
    private final double[] translate;
    private final List<List<double[]>> arcs = new ArrayList<>();

    private TopoJson(JsonNode topology) {
        scale = pair(topology.at("/transform/scale"));
        translate = pair(topology.at("/transform/translate"));
        topology.path("arcs").forEach(arc -> arcs.add(arc(arc)));
        topology.path("objects").properties().forEach(entry -> objects.put(entry.getKey(), shapes(entry.getValue())));
    }

    /** Reads to the end of the stream, which stays open. */
    public static TopoJson read(InputStream json) throws IOException {
        return new TopoJson(new ObjectMapper().readTree(json));
    }

    /** Returns the shapes of a named object, a lone geometry as a list of one; empty when there is no such object. */
    public List<Shape> listShapes(String object) {
        return objects.getOrDefault(object, List.of());
    }

    private List<Shape> shapes(JsonNode object) {
        if (!object.has("geometries")) {
            return List.of(shape(object));
        }
        var shapes = new ArrayList<Shape>();
        object.get("geometries").forEach(geometry -> shapes.add(shape(geometry)));
        return shapes;
    }

    private Shape shape(JsonNode geometry) {
        var properties = new LinkedHashMap<String, String>();
        for (var property : geometry.path("properties").properties()) {
            properties.put(property.getKey(), property.getValue().asText());
        }
        var parts = new ArrayList<List<double[]>>();
        if (geometry.has("coordinates")) {
            collectPoints(geometry.get("coordinates"), parts);
        } else {
            collectParts(geometry.path("arcs"), parts);
        }
        return new Shape(properties, parts);
    }

    private void collectPoints(JsonNode coordinates, List<List<double[]>> parts) {
        if (coordinates.path(0).isNumber()) {
            parts.add(List.<double[]>of(position(pair(coordinates))));
        } else {
            coordinates.forEach(nested -> collectPoints(nested, parts));
        }
    }

    private void collectParts(JsonNode indexes, List<List<double[]>> parts) {
        if (indexes.path(0).isNumber()) {
            parts.add(joined(indexes));
        } else {
            indexes.forEach(nested -> collectParts(nested, parts));
        }
    }

    /** A negative index, as in ~3, means that arc backwards; each arc begins where the one before it ended. */
    private List<double[]> joined(JsonNode indexes) {
        var line = new ArrayList<double[]>();
        for (var node : indexes) {
            var index = node.asInt();
            var arc = new ArrayList<>(arcs.get(index < 0 ? ~index : index));
            if (index < 0) {
                Collections.reverse(arc);
            }
            line.addAll(line.isEmpty() ? arc : arc.subList(1, arc.size()));
        }
        return line;
    }

    private List<double[]> arc(JsonNode deltas) {
        var arc = new ArrayList<double[]>();
        double x = 0;
        double y = 0;
        for (var delta : deltas) {
            x += delta.get(0).asDouble();
            y += delta.get(1).asDouble();
            arc.add(position(new double[] {x, y}));
        }
        return arc;
    }

    private double[] position(double[] steps) {
        return new double[] {steps[0] * scale[0] + translate[0], steps[1] * scale[1] + translate[1]};
    }

    private static double[] pair(JsonNode node) {
        return new double[] {node.get(0).asDouble(), node.get(1).asDouble()};
    }
}
