package org.whistlestop.account.signin;

import java.time.Instant;

/** A one-time link just made; it is in this answer and nowhere else. */
public record NewInvitation(String name, String link, Instant expiresAt) {}
