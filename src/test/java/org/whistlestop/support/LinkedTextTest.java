package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See https://a.example/x.|https://a.example/x",
                "(see https://a.example/x)|https://a.example/x",
                "https://a.example/x_(y), more|https://a.example/x_(y)",
                "“https://a.example/?a=1&b=2#c”|https://a.example/?a=1&b=2#c",
                "https://a.example!|https://a.example",
                "<https://a.example/x>|https://a.example/x",
                "https://bücher.example/ä|https://bücher.example/ä",
            })
    void anAddressEndsWhereASentenceWould(String text, String address) {
        assertEquals(List.of(address), LinkedText.addressesIn(text));
    }

    @Test
    void nothingIsLostAndOnlyWebAddressesAreLinks() {
        var text = "a https://a.example/1 b\nhttp://b.example javascript:alert(1) https:// https://\"x c";
        assertEquals(
                text, LinkedText.of(text).stream().map(LinkedText.Part::text).collect(Collectors.joining()));
        assertEquals(List.of("https://a.example/1", "http://b.example"), LinkedText.addressesIn(text));
    }
}
