package org.whistlestop.account.signin.passkey;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Another name for a passkey. */
public record PasskeyName(@NotBlank @Size(max = 80) String name) {}
