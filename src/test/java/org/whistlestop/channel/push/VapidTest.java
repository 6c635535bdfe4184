package org.whistlestop.channel.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class VapidTest {

    private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");

    /** A pair as tools for VAPID write it. */
    private static final String PUBLIC =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";

    private static final String PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";

    @Test
    void itSaysWhoWeAreToOneServiceForHalfADay() throws Exception {
        var key = Vapid.make();
        var said = key.authorization("https://fcm.googleapis.com", "https://tour.example.com", NOW);
        assertTrue(said.matches("vapid t=[\\w-]+\\.[\\w-]+\\.[\\w-]+, k=" + key.publicKey()), said);
        var token = SignedJWT.parse(said.replaceAll("vapid t=|, k=.*", ""));
        assertTrue(token.verify(new ECDSAVerifier(ECKey.parse(key.secret()).toPublicJWK())));
        assertFalse(token.verify(
                new ECDSAVerifier(ECKey.parse(Vapid.make().secret()).toPublicJWK())));
        var claims = token.getJWTClaimsSet();
        assertEquals(List.of("https://fcm.googleapis.com"), claims.getAudience());
        assertEquals("https://tour.example.com", claims.getSubject());
        assertEquals(Date.from(NOW.plus(Duration.ofHours(12))), claims.getExpirationTime());
    }

    @Test
    void aConfiguredPairIsTakenAsItIs() {
        assertEquals(PUBLIC, Vapid.of(PUBLIC, PRIVATE).publicKey());
        assertEquals(PUBLIC, Vapid.parse(Vapid.of(PUBLIC, PRIVATE).secret()).publicKey());
    }

    @Test
    void halvesOfDifferentPairsAreRefusedWithoutShowingThem() {
        var other = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
        for (var pair : List.of(
                List.of(PUBLIC, other), List.of(PUBLIC, "x"), List.of("nonsense", PRIVATE), List.of("", PRIVATE))) {
            var refused = assertThrows(IllegalArgumentException.class, () -> Vapid.of(pair.get(0), pair.get(1)));
            assertFalse(refused.getMessage().contains(PRIVATE)
                    || refused.getMessage().contains(other));
        }
    }

    @Test
    void nothingSecretIsShown() throws Exception {
        var key = Vapid.make();
        assertFalse(key.toString().contains(ECKey.parse(key.secret()).getD().toString()));
    }
}
