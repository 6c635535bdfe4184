package org.whistlestop.bench;

import java.util.List;

/** One core for the server, one for who asks. On a machine with a single core they share it, and only ratios mean something. */
enum Core {
    SERVER,
    CLIENT;

    /** The command that runs another on this core alone. */
    List<String> pin() {
        return Runtime.getRuntime().availableProcessors() < 2
                ? List.of()
                : List.of("taskset", "-c", String.valueOf(ordinal()));
    }
}
