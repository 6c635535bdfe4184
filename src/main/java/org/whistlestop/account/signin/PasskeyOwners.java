package org.whistlestop.account.signin;

import java.util.UUID;

/** Tells who has a passkey; the passkey package answers, which stands above this one. */
public interface PasskeyOwners {

    boolean hasAny(UUID personId);
}
