package org.whistlestop.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells tours' ids from their slugs and back; the tour package answers, which stands above this one. */
public interface TourDirectory {

    Optional<UUID> findId(String slug);

    Map<UUID, String> slugs(List<UUID> ids);

    Map<UUID, String> titles(List<UUID> ids);

    /** When a tour's last stop ends that is not cancelled; empty without one. */
    Optional<Instant> findEnd(UUID id);
}
