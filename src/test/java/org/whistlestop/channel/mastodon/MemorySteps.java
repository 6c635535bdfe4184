package org.whistlestop.channel.mastodon;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.whistlestop.channel.Steps;

/** Keeps steps while the test runs. */
public final class MemorySteps implements Steps {

    private final Map<String, String> kept = new ConcurrentHashMap<>();

    @Override
    public String once(String step, Supplier<String> doing) {
        return kept.computeIfAbsent(step, name -> doing.get());
    }

    @Override
    public Optional<String> find(String step) {
        return Optional.ofNullable(kept.get(step));
    }

    @Override
    public void goOn() {}
}
