package org.whistlestop.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens on another thread, and fails by name when it does not. */
public final class Eventually {

    private Eventually() {}

    public static void holds(String what, Duration within, BooleanSupplier condition) {
        value(what, within, () -> condition.getAsBoolean() ? true : null);
    }

    public static <T> T value(String what, Duration within, Supplier<T> source) {
        var deadline = System.nanoTime() + within.toNanos();
        while (true) {
            var value = source.get();
            if (value != null) {
                return value;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + within + ": " + what);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
