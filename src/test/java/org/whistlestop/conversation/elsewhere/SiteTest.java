package org.whistlestop.conversation.elsewhere;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

    @ParameterizedTest
    @CsvSource({
        "victim.com, victim.com",
        "a.b.c.victim.com, victim.com",
        "www.victim.co.uk, victim.co.uk",
        "one.blogspot.com, one.blogspot.com",
        "x.one.blogspot.com, one.blogspot.com",
        "xn--bcher-kva.example.de, example.de",
        "localhost, localhost",
        "a.b.internal-tld, b.internal-tld",
        "co.uk, co.uk",
        "127.0.0.1, 127.0.0.1",
        "2001:db8::1, 2001:db8::1",
    })
    void allNamesBelowOneThatCanBeRegisteredAreOneSite(String host, String site) {
        assertEquals(site, Site.of(host));
    }
}
