package org.whistlestop.tour.itinerary;

import java.util.regex.Pattern;

/** Reads coordinates in decimal degrees, with a point or a comma. */
final class Degrees {

    private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d{1,3}(?:[.,]\\d{1,30})?(?:[eE]-?\\d{1,3})?");

    private Degrees() {}

    static double latitude(String text) {
        var degrees = parse(text);
        if (Math.abs(degrees) > 90 && Math.abs(degrees) <= 180) {
            throw new BadCell(
                    text + " is no latitude, but could be a longitude",
                    "write the latitude, between -90 and 90, here; perhaps the two were swapped");
        }
        return within(90, degrees, text + " is no latitude");
    }

    static double longitude(String text) {
        return within(180, parse(text), text + " is no longitude");
    }

    private static double within(double limit, double degrees, String otherwise) {
        if (Math.abs(degrees) > limit) {
            throw new BadCell(otherwise);
        }
        return degrees;
    }

    private static double parse(String text) {
        var plain = text.replace('\u2212', '-'); // the minus sign that typesetters use
        if (!DECIMAL.matcher(plain).matches()) {
            throw new BadCell(text + " is not a number of degrees");
        }
        return Double.parseDouble(plain.replace(',', '.'));
    }
}
