package org.whistlestop.account;

import java.util.UUID;

/**
 * A person's access was taken away, in the running transaction: sessions and devices end with it.
 *
 * @param tourId the one tour it is about, or null for all there is
 */
public record AccessEnded(UUID personId, UUID tourId) {}
