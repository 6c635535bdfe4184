package org.whistlestop.support.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.support.ProblemException;

class SealsTest {

    private static final String SECRET = "correct horse battery staple é";
    private static final String OLD = "1=" + "A".repeat(43) + "=";
    private static final String NEW = "2=" + "B".repeat(43) + "=";

    private final Seals seals = OldSeals.under(OLD);

    @Test
    void whatIsSealedOpensAndDoesNotShow() {
        var sealed = seals.seal(SECRET, "a");
        assertEquals(SECRET, seals.open(sealed, "a"));
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("horse"));
        assertFalse(Arrays.equals(sealed, seals.seal(SECRET, "a")));
    }

    @Test
    void aSecretCopiedToAnotherRecordStaysShut() {
        var sealed = seals.seal(SECRET, "a");
        var refused = assertThrows(IllegalStateException.class, () -> seals.open(sealed, "b"));
        assertFalse(refused.getMessage().contains("horse"));
    }

    @Test
    void notOneBitMayChange() {
        var sealed = seals.seal(SECRET, "a");
        for (var bit = 0; bit < sealed.length * 8; bit++) {
            var changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(IllegalStateException.class, () -> seals.open(changed, "a"));
        }
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() {
        var old = seals.seal(SECRET, "a");
        var both = OldSeals.under(NEW, OLD);
        assertEquals(SECRET, both.open(old, "a"));
        assertTrue(both.isOld(old));

        var renewed = both.seal(SECRET, "a");
        assertFalse(both.isOld(renewed));
        assertEquals(SECRET, OldSeals.under(NEW).open(renewed, "a"));
        assertThrows(IllegalStateException.class, () -> OldSeals.under(NEW).open(old, "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "1=c2hvcnQ=",
                "1=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!=",
                "x=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void aKeyThatIsNoneIsSaidAndNotShown(String key) {
        var refused = assertThrows(IllegalStateException.class, () -> OldSeals.under(key));
        assertTrue(refused.getMessage().startsWith("whistlestop.secrets.keys must read like"));
        assertFalse(refused.getMessage().contains("AAAA"));
        assertEquals(null, refused.getCause());
    }

    @Test
    void oneNumberForTwoKeysIsRefused() {
        assertThrows(IllegalStateException.class, () -> OldSeals.under(OLD, "1=" + "B".repeat(43) + "="));
    }

    @Test
    void withoutAKeyNothingIsStoredAndThePersonLearnsWhatToSet() {
        var none = new Seals(Optional.empty());
        var refused = assertThrows(ProblemException.class, () -> none.seal(SECRET, "a"));
        assertEquals(409, refused.problem().status());
        assertTrue(refused.getMessage().contains("whistlestop.secrets.keys"));
        assertFalse(none.isOld(seals.seal(SECRET, "a")));
    }

    @Test
    void theKeyBesideTheEmbeddedDatabaseIsMadeOnceAndItsOwnersOnly(@TempDir Path data) throws Exception {
        var first = KeyFile.in(data.resolve("new"));
        var file = data.resolve("new/secrets.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(first, KeyFile.in(data.resolve("new")));
        assertNotEquals(first, KeyFile.in(data.resolve("other")));

        var sealed = new Seals(Optional.of(first)).seal(SECRET, "a");
        assertEquals(SECRET, new Seals(Optional.of(KeyFile.in(data.resolve("new")))).open(sealed, "a"));
    }

    @Test
    void noTextOfTheirsShowsAKey() {
        var ring = KeyRing.parse(java.util.List.of(OLD));
        assertFalse((ring + " " + seals + " " + ring.aead()).contains("AAAA"));
    }
}
