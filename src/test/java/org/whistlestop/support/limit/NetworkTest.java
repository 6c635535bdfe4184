package org.whistlestop.support.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, cb007107",
        "::ffff:203.0.113.7, cb007107",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::, 20010db800010002",
        "2001:db8:1:2:ffff:ffff:ffff:ffff, 20010db800010002",
        "2001:db8:1:3::1, 20010db800010003",
        "fe80::1%eth0, fe80000000000000",
        "::1, 0000000000000000",
        "unknown, unknown"
    })
    void anAddressTellsItsNetwork(String address, String network) {
        assertEquals(network, Network.of(address));
    }
}
