package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class BasemapTest {

    private static final Viewport UNITED_STATES = new Viewport(-125.4, 22.2, -68.5, 50.3, 960);
    private static final Viewport NEW_ENGLAND = new Viewport(-74, 40.5, -69, 43.2, 800);
    private static final Viewport WORLD = Viewport.around(List.of(), 0);

    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d+(?:\\.\\d)?|\\.\\d)");

    private final Basemap basemap = new Basemap();

    static List<Viewport> views() {
        return List.of(UNITED_STATES, NEW_ENGLAND, WORLD, new Viewport(-100, 38, -99.5, 38.3, 300));
    }

    @ParameterizedTest
    @MethodSource("views")
    void theDrawingIsWellFormed(Viewport view) throws Exception {
        var root = parse(basemap.svg(view)).getDocumentElement();
        assertEquals("svg", root.getLocalName());
        assertEquals(String.valueOf(view.height()), root.getAttribute("height"));
    }

    @ParameterizedTest
    @MethodSource("views")
    void nothingIsDrawnBeyondTheMargin(Viewport view) throws Exception {
        var frame = new Rectangle2D.Double(
                -SvgPath.MARGIN - 0.1,
                -SvgPath.MARGIN - 0.1,
                view.width() + 2 * SvgPath.MARGIN + 0.2,
                view.height() + 2 * SvgPath.MARGIN + 0.2);
        for (var layer : List.of("land", "states", "borders")) {
            var bounds = outline(view, layer).getBounds2D();
            assertTrue(bounds.isEmpty() || frame.contains(bounds), layer + " reaches " + bounds);
        }
    }

    @Test
    void theUnitedStatesFitInTwentyTwoKilobytes() throws IOException {
        assertTrue(compressed(basemap.svg(UNITED_STATES).getBytes(StandardCharsets.UTF_8)) <= 22_000);
    }

    @Test
    void theDataFitInThirtySixKilobytes() throws IOException {
        assertTrue(compressed(basemap.json()) <= 36_000);
    }

    @ParameterizedTest
    @CsvSource({
        "Kansas, -98.5, 38.5, true",
        "the 49th parallel, -105.0, 49.0, true",
        "the Rio Grande, -99.5, 27.5, true",
        "Cape Cod, -70.0, 41.75, true",
        "Long Island, -72.8, 40.86, true",
        "the Florida peninsula, -81.3, 27.6, true",
        "Cape Cod Bay, -70.3, 41.9, false",
        "Lake Michigan, -87.0, 43.0, false",
        "Lake Superior in Canada, -87.0, 48.0, false",
        "Lake Huron in Canada, -82.0, 44.8, false",
        "Lake Erie, -81.2, 42.2, false",
        "Lake Ontario, -77.9, 43.6, false",
        "Great Salt Lake, -112.5, 41.2, false",
        "the Gulf, -90.0, 27.0, false",
        "the Atlantic, -72.0, 36.0, false"
    })
    void landIsLandAndWaterIsWater(String place, double longitude, double latitude, boolean isLand) throws Exception {
        var land = outline(UNITED_STATES, "land");
        assertEquals(isLand, land.contains(UNITED_STATES.x(longitude), UNITED_STATES.y(latitude)), place);
    }

    /** A line right across the map would be a shape cut wrongly at the 180th meridian. */
    @Test
    void noOceanIsLand() throws Exception {
        var land = outline(WORLD, "land");
        for (int latitude = -50; latitude <= 50; latitude++) {
            assertFalse(land.contains(WORLD.x(-30), WORLD.y(latitude)), "the Atlantic at " + latitude);
            assertFalse(land.contains(WORLD.x(-165), WORLD.y(latitude)), "the Pacific at " + latitude);
        }
    }

    @Test
    void aCountryShowsItsLargeCitiesAndACloserLookMore() {
        assertTrue(basemap.svg(UNITED_STATES).contains(">Chicago<"));
        assertFalse(basemap.svg(UNITED_STATES).contains(">Hartford<"));
        assertTrue(basemap.svg(NEW_ENGLAND).contains(">Hartford<"));
    }

    @ParameterizedTest
    @MethodSource("views")
    void namesNeverOverlapAndStayInside(Viewport view) throws Exception {
        var boxes = new ArrayList<Rectangle2D>();
        var texts = parse(basemap.svg(view)).getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            boxes.add(box((Element) texts.item(i)));
        }
        var frame = new Rectangle2D.Double(0, 0, view.width(), view.height());
        for (int i = 0; i < boxes.size(); i++) {
            assertTrue(frame.contains(boxes.get(i)));
            for (var other : boxes.subList(0, i)) {
                assertFalse(other.intersects(boxes.get(i)));
            }
        }
    }

    @Test
    void theHashIsTwelveDigitsOfTheContent() {
        assertTrue(basemap.hash().matches("[0-9a-f]{12}"));
        assertEquals(basemap.hash(), new Basemap().hash());
    }

    @Test
    void nobodyCanChangeTheData() {
        basemap.json()[0] = 'x';
        assertNotEquals('x', basemap.json()[0]);
    }

    private static Rectangle2D box(Element text) {
        double width = text.getTextContent().length() * 6;
        double x = Double.parseDouble(text.getAttribute("x")) - (text.hasAttribute("text-anchor") ? width : 0);
        return new Rectangle2D.Double(x, Double.parseDouble(text.getAttribute("y")) - 8, width, 10);
    }

    /** Reads the path back: M with two absolute numbers, then pairs of relative ones, as only SvgPath writes them. */
    private Path2D outline(Viewport view, String layer) throws Exception {
        var paths = parse(basemap.svg(view)).getElementsByTagName("path");
        var outline = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (int i = 0; i < paths.getLength(); i++) {
            var path = (Element) paths.item(i);
            if (layer.equals(path.getAttribute("class"))
                    && !path.getAttribute("d").isEmpty()) {
                for (var part : path.getAttribute("d").substring(1).split("M")) {
                    append(part, outline);
                }
            }
        }
        return outline;
    }

    private static void append(String part, Path2D outline) {
        var numbers = NUMBER.matcher(part)
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group()))
                .toArray();
        assertEquals(0, numbers.length % 2);
        double x = numbers[0];
        double y = numbers[1];
        outline.moveTo(x, y);
        for (int i = 2; i < numbers.length; i += 2) {
            x += numbers[i];
            y += numbers[i + 1];
            outline.lineTo(x, y);
        }
        if (part.endsWith("z")) {
            outline.closePath();
        }
    }

    private static Document parse(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static int compressed(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.size();
    }
}
