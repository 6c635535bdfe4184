package org.whistlestop;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.whistlestop.support.EmbeddedPostgres;

/** Starts the program, on a PostgreSQL of its own unless a database is configured. */
@QuarkusMain
public class Main {

    public static void main(String... args) {
        EmbeddedPostgres.startUnlessConfigured();
        Quarkus.run(args);
    }
}
