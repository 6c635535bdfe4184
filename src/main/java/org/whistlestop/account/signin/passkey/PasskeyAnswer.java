package org.whistlestop.account.signin.passkey;

import jakarta.validation.constraints.NotNull;
import java.util.Map;

/**
 * What a device signed with a passkey.
 *
 * @param credential an AuthenticationResponseJSON of WebAuthn, as {@code PublicKeyCredential.toJSON()} gives it
 */
record PasskeyAnswer(@NotNull Map<String, Object> credential) {}
