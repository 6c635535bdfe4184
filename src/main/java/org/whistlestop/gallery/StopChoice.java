package org.whistlestop.gallery;

/**
 * A stop to choose, for it has photos.
 *
 * @param photos how many
 */
public record StopChoice(String slug, String place, int photos) {}
