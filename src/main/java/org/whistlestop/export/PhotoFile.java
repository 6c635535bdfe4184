package org.whistlestop.export;

/**
 * A file that some row names, with what that row says about it. What was handed in may lie in several pieces, and only all of
 * them together have a length and a hash.
 *
 * @param name in the storage and in the ZIP
 * @param bytes of all pieces
 * @param hash SHA-256 of all pieces, or its first half, as hexadecimal digits
 * @param isFirst of its pieces
 * @param isLast of its pieces
 */
record PhotoFile(String name, long bytes, String hash, boolean isFirst, boolean isLast) {}
