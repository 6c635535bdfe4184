package org.whistlestop.account;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a credential may be used for, by the words that routes name in {@code @RolesAllowed}. A session of a browser has all
 * scopes, a personal token those it was made with, an enrolled phone {@link #PHONE}. What its owner may do there is
 * {@link Permission}.
 */
public final class Scope {

    /** Reading what staff sees. */
    public static final String READ = "read";

    /** Saying "I'm here". */
    public static final String CHECK_IN = "check-in";

    /** Handing in photos from the road. */
    public static final String PHOTOS = "photos";

    /** Noting what customers said. */
    public static final String NOTES = "notes";

    /** Changing tours and stops. */
    public static final String PLAN = "plan";

    /** Adding and removing people, giving and taking roles. */
    public static final String PEOPLE = "people";

    /** Releasing what the public reads on the company's channels. */
    public static final String PUBLISH = "publish";

    /** Making what opens doors: tokens, devices, keys of channels. */
    public static final String KEYS = "keys";

    public static final Set<String> ALL = inOrder(READ, CHECK_IN, PHOTOS, NOTES, PLAN, PEOPLE, PUBLISH, KEYS);

    /** Of a phone that stays signed in for a whole tour and may be lost on it. */
    public static final Set<String> PHONE = inOrder(CHECK_IN, PHOTOS, NOTES);

    private Scope() {}

    private static Set<String> inOrder(String... scopes) {
        return java.util.Collections.unmodifiableSet(new LinkedHashSet<>(List.of(scopes)));
    }
}
