package org.whistlestop.channel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Steps in memory, for tests of messengers; a dead process is one whose line breaks. */
public class KeptSteps implements Steps {

    private final Map<String, String> kept = new ConcurrentHashMap<>();
    /** The lease is lost from the first step of this name on. */
    public volatile String losesLeaseAt;

    @Override
    public String once(String step, Supplier<String> doing) {
        var known = kept.get(step);
        if (known != null) {
            return known;
        }
        var result = doing.get();
        if (step.equals(losesLeaseAt)) {
            throw new LostLease();
        }
        kept.put(step, result);
        return result;
    }

    @Override
    public Optional<String> find(String step) {
        return Optional.ofNullable(kept.get(step));
    }

    @Override
    public void goOn() {}
}
