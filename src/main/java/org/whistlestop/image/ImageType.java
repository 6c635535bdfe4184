package org.whistlestop.image;

/** What a picture may be when it comes in. */
public enum ImageType {
    JPEG,
    PNG,
    WEBP,
    HEIC
}
