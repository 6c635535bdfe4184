package org.whistlestop.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueTest {

    private static final GeoPoint POINT = new GeoPoint(33.8463, -84.3621);

    @Test
    void spacesAroundAndFixedSpacesDoNotMakeAnotherVenue() {
        assertEquals(
                new Venue("Lenox Square", "", "Atlanta", "", "", "US", POINT),
                new Venue("\u00A0Lenox\u00A0Square\t", null, " Atlanta ", " ", "", "us", POINT));
    }

    @Test
    void theSameStoreIsTheSameHoweverItIsSpelled() {
        var store = new Venue("Straße  Cafe\u0301", "", "Köln", "", "", "DE", POINT);
        assertTrue(store.isSameStore(new Venue("STRASSE CAF\u00C9", "", "KÖLN", "", "", "DE", POINT)));
    }

    @Test
    void everyLineEndInACellIsTheSame() {
        assertEquals("a\nb\nc\nd", Venue.tidy("a\r\nb\rc\nd\r\n"));
    }

    @ParameterizedTest
    @CsvSource({"'', Atlanta, US", "Lenox, ' ', US", "Lenox, Atlanta, USA", "Lenox, Atlanta, ''", "Lenox, Atlanta, 12"})
    void aVenueNeedsAStoreACityAndACountryOfTwoLetters(String store, String city, String country) {
        assertThrows(IllegalArgumentException.class, () -> new Venue(store, "", city, "", "", country, POINT));
    }
}
