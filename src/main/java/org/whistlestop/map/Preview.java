package org.whistlestop.map;

/** The picture by which other places show a page; its address is absolute, its size in pixels. */
public record Preview(String image, int width, int height, String alt) {}
