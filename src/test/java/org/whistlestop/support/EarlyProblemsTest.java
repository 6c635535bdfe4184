package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "/tours/42-stores?stop=a&after=1, true",
        "/desk/tours/a%20b, true",
        "/tours/caf%C3%A9, true",
        "/tours/%F0%9F%98%80, true",
        "/tours/a%00b, false",
        "/tours/a%0D%0Ab, false",
        "/tours/a%C2%85b, false",
        "/tours/%ff, false",
        "/tours/%ED%A0%80, false",
        "/tours/%, false",
        "/tours/%2, false",
        "/tours/%zz, false",
        "/tours/%+1, false"
    })
    void anAddressIsTextOrNot(String address, boolean text) {
        assertEquals(text, EarlyProblems.isText(address));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "application/json; charset=utf-8, true",
        "text/csv;charset=\"UTF-16\", true",
        "application/json; charset=no-such, false",
        "application/json; charset=a/b, false",
        "application/json; charset=, false",
        "multipart/form-data; boundary=abc, true",
        "'multipart/form-data; boundary=\"a b\"', true",
        "multipart/form-data, false",
        "multipart/form-data; boundary=, false",
        "/, false",
        "*/*, false",
        "nonsense, false",
        "text/plain, false",
        "Text/Plain;charset=utf-8, false",
        "a/b/c; ;=, false"
    })
    void aContentTypeIsOneOrNot(String type, boolean is) {
        assertEquals(is, EarlyProblems.isContentType(type));
    }
}
