package org.whistlestop.photo;

import java.util.List;
import java.util.UUID;

/**
 * A file of a photo that is on stable storage, whole.
 *
 * @param personId who sent it; null for a fan
 * @param objects its names in the storage, in order; they belong to the photo from now on
 * @param bytes of all together
 * @param sha256 of all together
 */
public record Arrived(NewPhoto said, UUID tourId, UUID personId, List<String> objects, long bytes, byte[] sha256) {}
