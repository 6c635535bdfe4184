package org.whistlestop.tour.itinerary;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.iakovlev.timeshape.TimeZoneEngine;
import net.iakovlev.timeshape.proto.Geojson;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.whistlestop.tour.GeoPoint;

/**
 * Finds time zones in the world's outlines that the Timeshape library carries (OpenStreetMap data, ODbL).
 *
 * <p>The outlines are read as a stream, one zone at a time, and nothing is kept: 1 to 2 s, within a heap of 64 MB.
 * Timeshape's own engine keeps 170 MB for a file that spans the world, and given a box it drops every zone that is not
 * wholly inside, so that a tour of the States finds none.
 */
public final class TimeZonesByShape implements TimeZones {

    private static final Set<String> KNOWN_TO_JAVA = ZoneId.getAvailableZoneIds();

    @Override
    public Map<GeoPoint, Set<ZoneId>> at(Set<GeoPoint> points) {
        var found = new HashMap<GeoPoint, Set<ZoneId>>();
        points.forEach(point -> found.put(point, new HashSet<>()));
        if (!points.isEmpty()) {
            readWorld(new Outlines(points), found);
        }
        return found;
    }

    private static void readWorld(Outlines outlines, Map<GeoPoint, Set<ZoneId>> found) {
        try (var resource = TimeZoneEngine.class.getResourceAsStream("/data.tar.zstd");
                var world = new TarArchiveInputStream(new BufferedInputStream(new ZstdInputStream(resource)))) {
            for (var entry = world.getNextEntry(); entry != null; entry = world.getNextEntry()) {
                var area = Geojson.Feature.parseFrom(world.readNBytes((int) entry.getSize()));
                var id = area.getProperties(0).getValueString();
                if (isOnLand(id) && KNOWN_TO_JAVA.contains(id)) {
                    outlines.inside(area.getGeometry())
                            .forEach(point -> found.get(point).add(ZoneId.of(id)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the outlines of the time zones cannot be read", e);
        }
    }

    /** Leaves out the nautical zones, which are hours of longitude and no country's time. */
    private static boolean isOnLand(String id) {
        return !id.startsWith("Etc/");
    }
}
