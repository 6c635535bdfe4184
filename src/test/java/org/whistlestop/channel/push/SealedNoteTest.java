package org.whistlestop.channel.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.crypto.tink.subtle.EllipticCurves;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whistlestop.channel.Message;
import org.whistlestop.channel.NotSent;
import org.whistlestop.support.ProblemException;

/** That what we send can be read by that browser alone, by RFC 8291. */
class SealedNoteTest {

    /** The example of RFC 8291, section 5, with the keys of its appendix A. */
    private static final String EXAMPLE = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
            + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
            + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    private static final String PUBLIC =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String PRIVATE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

    @Test
    void theExampleOfTheRfcIsReadByTheBrowserOfThisTest() throws GeneralSecurityException {
        assertEquals("When I grow up, I want to be a watermelon", rfcBrowser().read(decode(EXAMPLE)));
    }

    @Test
    void whatWeSealIsReadByTheRfcsBrowser() throws GeneralSecurityException {
        var sealed = subscription(PUBLIC, AUTH).seal("Boston at noon 🎉".getBytes(StandardCharsets.UTF_8));
        assertEquals("Boston at noon 🎉", rfcBrowser().read(sealed));
        assertEquals(16 + 4 + 1 + 65, 21 + sealed[20]);
    }

    @Test
    void anotherBrowserReadsNothing() {
        var sealed = subscription(PUBLIC, AUTH).seal(new byte[] {1});
        assertThrows(GeneralSecurityException.class, () -> new TestBrowser().read(sealed));
        assertThrows(GeneralSecurityException.class, () -> new TestBrowser(
                        EllipticCurves.getEcPrivateKey(EllipticCurves.CurveType.NIST_P256, decode(PRIVATE)),
                        decode(PUBLIC),
                        new byte[16])
                .read(sealed));
    }

    @Test
    void twoSealsOfOneTextShareNoKey() {
        var one = subscription(PUBLIC, AUTH).seal(new byte[] {1});
        var other = subscription(PUBLIC, AUTH).seal(new byte[] {1});
        assertFalse(Arrays.equals(Arrays.copyOf(one, 16), Arrays.copyOf(other, 16)));
        assertFalse(Arrays.equals(Arrays.copyOfRange(one, 21, 86), Arrays.copyOfRange(other, 21, 86)));
    }

    @ParameterizedTest
    @CsvSource({
        "not base64url!, BTBZMqHH6r4Tts7J_aSIgg",
        "BCVxsr7N, BTBZMqHH6r4Tts7J_aSIgg",
        // one bit off the curve
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw8, BTBZMqHH6r4Tts7J_aSIgg",
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4, BTBZMqHH6r4Tts7J",
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4, !"
    })
    void whatIsNoBrowsersKeyIsRefused(String p256dh, String auth) {
        assertEquals(
                422,
                assertThrows(ProblemException.class, () -> subscription(p256dh, auth))
                        .problem()
                        .status());
    }

    @Test
    void aNoteLongerThanPushServicesTakeIsRefusedBeforeAnythingIsSent() {
        var longest = note("ü".repeat(1_900)).bytes();
        assertEquals(
                1_900,
                new String(longest, StandardCharsets.UTF_8)
                        .replaceAll("[^ü]", "")
                        .length());
        assertEquals(
                NotSent.Why.REFUSED,
                assertThrows(NotSent.class, () -> note("ü".repeat(2_000)).bytes())
                        .why());
    }

    @Test
    void aNoteLeadsToThePathOfItsPage() {
        assertEquals("/tours/t/stops/natick-mall", note("Hello").link());
    }

    private static PushNote note(String text) {
        return PushNote.of(new Message(
                UUID.randomUUID(),
                "name",
                "A title",
                text,
                "en-US",
                "https://tour.example.com/tours/t/stops/natick-mall",
                Instant.EPOCH,
                null));
    }

    private static TestBrowser rfcBrowser() throws GeneralSecurityException {
        return new TestBrowser(
                EllipticCurves.getEcPrivateKey(EllipticCurves.CurveType.NIST_P256, decode(PRIVATE)),
                decode(PUBLIC),
                decode(AUTH));
    }

    private static Subscription subscription(String p256dh, String auth) {
        return Subscription.of(new NewFollower("https://push.example/x", new BrowserKeys(p256dh, auth), null));
    }

    private static byte[] decode(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }
}
