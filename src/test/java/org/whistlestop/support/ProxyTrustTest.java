package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ProxyTrustTest {

    @Test
    void forwardedAddressesNeedAProxyToTrust() {
        assertThrows(IllegalStateException.class, () -> ProxyTrust.check(true, " "));
        assertDoesNotThrow(() -> ProxyTrust.check(true, "10.0.0.5"));
        assertDoesNotThrow(() -> ProxyTrust.check(false, ""));
    }
}
