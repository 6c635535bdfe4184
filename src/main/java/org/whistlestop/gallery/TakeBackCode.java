package org.whistlestop.gallery;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A photo and the secret that takes it back, as one word to keep. */
record TakeBackCode(UUID photo, String secret) {

    /** People may paste the whole link. */
    private static final Pattern WRITTEN =
            Pattern.compile("(?:.*#)?(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})\\.(\\S{20,200})");

    static Optional<TakeBackCode> find(String text) {
        return Optional.ofNullable(text)
                .map(written -> WRITTEN.matcher(written.strip()))
                .filter(java.util.regex.Matcher::matches)
                .map(found -> new TakeBackCode(UUID.fromString(found.group(1)), found.group(2)));
    }

    @Override
    public String toString() {
        return photo + "." + secret;
    }
}
