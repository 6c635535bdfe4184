package org.whistlestop.image;

import java.util.regex.Pattern;

/** What bytes may be called: nothing that leads out of a folder or means something to a shell, a URL or a disk. */
final class Names {

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)*");

    private Names() {}

    static boolean isValid(String name) {
        return VALID.matcher(name).matches() && !name.contains("..");
    }

    static String valid(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException("No name for bytes: " + name);
        }
        return name;
    }
}
