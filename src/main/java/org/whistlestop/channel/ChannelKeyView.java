package org.whistlestop.channel;

import java.time.Instant;
import java.util.UUID;
import org.whistlestop.account.Person;

/**
 * A key as its keepers see it, without its value.
 *
 * @param setBy who set the value that is kept now
 */
public record ChannelKeyView(String name, SetBy setBy, Instant setAt) {

    public record SetBy(UUID id, String name) {}

    static ChannelKeyView of(ChannelKey key) {
        return new ChannelKeyView(
                key.id.name(),
                new SetBy(key.setBy, Person.findNameOf(key.setBy).orElse("Somebody who has left")),
                key.setAt);
    }
}
