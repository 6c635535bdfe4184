package org.whistlestop.account.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceNameTest {

    @ParameterizedTest
    @CsvSource({
        "'Mozilla/5.0 (Linux; Android 16; K) AppleWebKit/537 (KHTML, like Gecko) Chrome/150 Mobile Safari/537', Chrome on Android",
        "'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604', Safari on iPhone",
        "'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537 Chrome/150 Safari/537 Edg/150', Edge on Windows",
        "'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', Firefox on Linux",
        "curl/8.5, Program",
        ", Program"
    })
    void aBrowserIsNamedInWords(String agent, String name) {
        assertEquals(name, DeviceName.of(agent));
    }
}
