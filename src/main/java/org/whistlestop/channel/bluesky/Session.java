package org.whistlestop.channel.bluesky;

import java.time.Instant;

/**
 * What a sign-in gave.
 *
 * @param did who we are, whatever the handle becomes
 * @param token secret, good for an hour or two
 * @param until when we sign in anew without being told to
 */
record Session(String did, String handle, String token, Instant until) {

    @Override
    public String toString() {
        return "session of " + did;
    }
}
