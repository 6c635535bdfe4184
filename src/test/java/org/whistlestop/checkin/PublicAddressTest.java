package org.whistlestop.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://video.example.com/live",
                "HTTPS://Video.Example.COM",
                "https://video.example.com:8443/a?b=c#d",
                "https://xn--bcher-kva.example.com/",
                "https://stream.xn--p1ai/x"
            })
    void whatAnybodyCanOpenIsPublic(String address) {
        assertTrue(PublicAddress.isPublic(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://video.example.com",
                "javascript:alert(1)",
                "//video.example.com",
                "/live",
                "https:video.example.com",
                "https://",
                "https://rita@video.example.com/",
                "https://rita:secret@video.example.com/",
                "https://video.example.com@evil.example.net/",
                "https://localhost/",
                "https://camera/",
                "https://camera.local/",
                "https://camera.corp/",
                "https://server.localhost/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://0x7f.0.0.1/",
                "https://1.2.3.0x4/",
                "https://[::1]/",
                "https://[2606:4700::1111]/",
                "https://video.example.com./",
                "https://-video.example.com/",
                "https://vi_deo.example.com/",
                "https://video..example.com/",
                "https://video.example.com:0/",
                "https://video.example.com:99999/",
                "https://video.example.com\\@evil.example.net/",
                "https://vídeo.example.com/",
                "https://video.example.com/a b",
                "https://video.example.com/\"onclick=x",
                " https://video.example.com/"
            })
    void whatLeadsElsewhereIsNot(String address) {
        assertFalse(PublicAddress.isPublic(address));
    }

    @Test
    void theHostIsSaidInLowerCase() {
        assertEquals(
                "video.example.com",
                PublicAddress.findHost("https://Video.Example.com:443/Live").orElseThrow());
    }
}
