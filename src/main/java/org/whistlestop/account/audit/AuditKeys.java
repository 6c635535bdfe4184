package org.whistlestop.account.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.whistlestop.support.seal.Seals;

/** The keys that chains are made with, by the numbers of the configured ones. */
@ApplicationScoped
class AuditKeys {

    private final Map<Integer, AuditKey> keys = new LinkedHashMap<>();

    /** Nobody's: what claims to be made with a key that is not configured is never right. */
    private final AuditKey unknown = AuditKey.of(-1, new SecureRandom().generateSeed(32));

    @Inject
    AuditKeys(Seals seals) {
        seals.derive("whistlestop audit").forEach((number, key) -> keys.put(number, AuditKey.of(number, key)));
    }

    AuditKey current() {
        return keys.values().stream().findFirst().orElse(AuditKey.NONE);
    }

    AuditKey get(int number) {
        return number == 0 ? AuditKey.NONE : keys.getOrDefault(number, unknown);
    }
}
