package org.whistlestop.account;

import java.util.UUID;

/** What the public knows of a person has changed, in the running transaction. */
public record PersonChanged(UUID personId) {}
