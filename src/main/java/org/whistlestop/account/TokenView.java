package org.whistlestop.account;

import java.time.Instant;
import java.util.UUID;

/** A personal token that still works, as its owner sees it: the secret was shown once and is not kept. */
public record TokenView(UUID id, String name, Instant createdAt) {}
