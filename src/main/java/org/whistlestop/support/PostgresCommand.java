package org.whistlestop.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Puts PostgreSQL's commands so that they run under this user and outlive no terminal. */
final class PostgresCommand {

    private PostgresCommand() {}

    /** Keeps Ctrl-C in a terminal from reaching the server before the program has finished with it. */
    static List<String> ownSession() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();
    }

    /** PostgreSQL refuses to run as root: in a user namespace without a mapping it sees itself as nobody. */
    static List<String> asNonRoot(List<String> command) {
        if (!isRoot()) {
            return command;
        }
        return Stream.concat(Stream.of("unshare", "-U"), command.stream()).toList();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static String hintForRoot() {
        return isRoot()
                ? ". As root it needs user namespaces: where those are forbidden, run as another user or set quarkus.datasource.jdbc.url"
                : "";
    }
}
