package org.whistlestop.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells tours' ids from their slugs and back; the tour package answers, which stands above this one. */
public interface TourDirectory {

    Optional<UUID> findId(String slug);

    Map<UUID, String> slugs(List<UUID> ids);
}
