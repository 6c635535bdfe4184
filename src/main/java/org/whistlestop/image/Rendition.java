package org.whistlestop.image;

import java.nio.file.Path;

/** A picture in one size and format, upright and without metadata; width and height in pixels. */
public record Rendition(Format format, int width, int height, Path file) {}
