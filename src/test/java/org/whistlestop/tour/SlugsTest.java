package org.whistlestop.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {

    @ParameterizedTest
    @CsvSource({
        "Atlanta, Lenox Square, atlanta-lenox-square",
        "Los Angeles, Westfield Century City, los-angeles-westfield-century-city",
        "Montréal, Café Olé, montreal-cafe-ole",
        "Straße, Ærø & Łódź, strasse-aero-and-lodz",
        "Trunk, A&P, trunk-a-and-p",
        "New York, Macy's, new-york-macys",
        "New York, Macy’s, new-york-macys",
        "St. Louis, '  --Galleria!! ', st-louis-galleria",
        "İstanbul, ﬁne Ｍart №5, istanbul-fine-mart-no5",
        "東京, 銀座, stop",
        "'', '', stop",
        "東京, Ginza 6, ginza-6"
    })
    void slugsArePlainAscii(String city, String store, String slug) {
        assertEquals(slug, Slugs.of(city, store));
    }

    @Test
    void longNamesAreCutBetweenWords() {
        assertEquals("springfield" + "-outlets".repeat(8), Slugs.of("Springfield", "Outlets ".repeat(40)));
        assertEquals("x".repeat(80), Slugs.of("x".repeat(200), "y"));
        assertEquals(80, Slugs.of("x".repeat(40), "y".repeat(39)).length());
    }

    @Test
    void whateverTheNamesTheSlugFitsAnAddress() {
        var random = new Random(42);
        for (var i = 0; i < 5_000; i++) {
            var slug = Slugs.of(text(random), text(random));
            assertTrue(slug.matches("[a-z0-9]+(-[a-z0-9]+)*") && slug.length() <= 80, slug);
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(60), 1, random.nextBoolean() ? 0x180 : 0x2FFFF)
                .filter(Character::isDefined)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
