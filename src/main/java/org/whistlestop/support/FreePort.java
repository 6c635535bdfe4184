package org.whistlestop.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Scanner;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of this machine for servers that take theirs from a setting, outside of those that the kernel gives to connections: one
 * of these may be somebody's again before the server has come to take it.
 */
public final class FreePort {

    private static final Path GIVEN_TO_CONNECTIONS = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    /** Where that file does not exist, and on most machines where it does. */
    private static final int USUALLY = 32_768;

    /** Browsers refuse some of the ports below. */
    static final int FIRST = 11_000;

    /** Looked through even where connections are given some of them. */
    static final int AT_LEAST = 1_000;

    private static final AtomicInteger GIVEN = new AtomicInteger(new Random().nextInt(USUALLY));

    private FreePort() {}

    /** One that nobody listens on, and that was not given out before. */
    public static int find() {
        var count = Math.max(AT_LEAST, end() - FIRST);
        for (var tried = 0; tried < count; tried++) {
            var port = FIRST + Math.floorMod(GIVEN.getAndIncrement(), count);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port is free from " + FIRST + " to " + (FIRST + count - 1));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** The first port that connections are given. */
    static int end() {
        try {
            // Not by readString: this file gives everything to the first read, however short.
            return Files.exists(GIVEN_TO_CONNECTIONS)
                    ? new Scanner(Files.readAllLines(GIVEN_TO_CONNECTIONS).get(0)).nextInt()
                    : USUALLY;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
