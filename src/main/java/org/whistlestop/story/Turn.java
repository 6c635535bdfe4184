package org.whistlestop.story;

import java.util.UUID;

/**
 * A blog that this process writes to, until its lease ends.
 *
 * @param claim differs each time, so that who has lost it changes nothing
 * @param attempts in a row that got no answer before this one
 */
record Turn(UUID channelId, UUID claim, int attempts) {}
