package org.whistlestop.account.signin.passkey;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * A passkey that a device has just made.
 *
 * @param name by which its owner will know it; left out, the browser's and system's
 * @param credential a RegistrationResponseJSON of WebAuthn, as {@code PublicKeyCredential.toJSON()} gives it
 */
record NewPasskey(@Size(max = 80) String name, @NotNull Map<String, Object> credential) {}
