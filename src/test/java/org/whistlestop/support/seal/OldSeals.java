package org.whistlestop.support.seal;

import java.util.List;
import java.util.Optional;

/** Seals as the program did when it had other keys. */
public final class OldSeals {

    private OldSeals() {}

    public static Seals under(String... keys) {
        return new Seals(Optional.of(List.of(keys)));
    }
}
