package org.whistlestop.support.seal;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.WhistlestopConfig;

/** Seals secrets under the first key of the configuration and opens them under any; made at start, so that bad keys show. */
@Startup
@ApplicationScoped
public class Seals {

    private final Optional<KeyRing> keys;

    @Inject
    Seals(WhistlestopConfig config) {
        this(config.secrets()
                .keys()
                .or(() -> config.embedded() ? Optional.of(KeyFile.in(config.data())) : Optional.empty()));
    }

    Seals(Optional<List<String>> numbered) {
        keys = numbered.map(KeyRing::parse);
    }

    /**
     * Seals a secret for one record.
     *
     * @param record what names the record for good, such as its table and key; only with the same it opens
     * @throws ProblemException where no key is configured
     */
    public byte[] seal(String secret, String record) {
        try {
            return keys.orElseThrow(Seals::noKey)
                    .aead()
                    .encrypt(secret.getBytes(StandardCharsets.UTF_8), record.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed for " + record);
        }
    }

    /** Opens what was sealed for that very record. */
    public String open(byte[] sealed, String record) {
        try {
            var secret = keys.orElseThrow(Seals::noKey).aead().decrypt(sealed, record.getBytes(StandardCharsets.UTF_8));
            return new String(secret, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of " + record
                            + " does not open: it was sealed for another record, or its key is no longer in whistlestop.secrets.keys");
        }
    }

    /** Whether it was sealed under an older key than the first; never, where there is none. */
    public boolean isOld(byte[] sealed) {
        return keys.isPresent() && !keys.get().isSealedByFirst(sealed);
    }

    private static ProblemException noKey() {
        return new ProblemException(Problem.of(
                "no-secrets-key",
                409,
                "No key to seal secrets with",
                "This installation keeps secrets sealed and has no key for that. Its operator makes one with "
                        + "\"openssl rand -base64 32\", sets whistlestop.secrets.keys to 1=<that key>, and starts it again.",
                List.of()));
    }
}
