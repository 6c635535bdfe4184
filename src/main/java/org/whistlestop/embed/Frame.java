package org.whistlestop.embed;

import java.net.URI;

/** The frame that shows an embed, no larger than its place. It stands alone: whoever allows no script shows it all the same. */
public record Frame(EmbedAddress shown, Look look, int width, int height) {

    private static final int WIDTH = 640;
    /** Of all but the map, on a phone's width and on a wider one. */
    private static final int NARROW_WORDS = 400;

    private static final int WORDS = 330;
    private static final int NARROW = 480;
    private static final double MAP_ASPECT = 1.6;

    /** @param maxWidth null, like {@code maxHeight}, where there is room enough */
    static Frame within(EmbedAddress shown, Integer maxWidth, Integer maxHeight) {
        var width = maxWidth == null ? WIDTH : Math.min(WIDTH, maxWidth);
        var roomy = of(shown, Look.USUAL, width);
        var fits = maxHeight == null || roomy.height <= maxHeight;
        var frame = fits ? roomy : of(shown, Look.USUAL.withoutMap(), width);
        return maxHeight == null || frame.height <= maxHeight ? frame : new Frame(shown, frame.look, width, maxHeight);
    }

    /** As tall as the content usually is. */
    public static Frame of(EmbedAddress shown, Look look, int width) {
        var words = width < NARROW ? NARROW_WORDS : WORDS;
        var map =
                switch (look.map()) {
                    case NONE -> 0;
                    case SMALL -> width < NARROW ? (int) (width / MAP_ASPECT) : 0;
                    case LARGE -> (int) (width / MAP_ASPECT);
                };
        return new Frame(shown, look, width, words + map);
    }

    /** Without a script: the page around needs to trust nobody. */
    public String html(URI base) {
        return "<iframe src=\"%s\" width=\"%d\" height=\"%d\" title=\"%s\" sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" loading=\"lazy\" referrerpolicy=\"no-referrer\" frameborder=\"0\"></iframe>"
                .formatted(
                        Escaped.attribute(shown.at(base, shown.frame(look))),
                        width,
                        height,
                        Escaped.attribute(shown.title()));
    }
}
