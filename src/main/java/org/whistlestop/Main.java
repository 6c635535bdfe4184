package org.whistlestop;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.whistlestop.backup.Command;
import org.whistlestop.support.EmbeddedPostgres;
import org.whistlestop.support.Refusal;
import org.whistlestop.support.Tracing;

/** Starts the program, on a PostgreSQL of its own unless a database is configured; or backs that up or restores it. */
@QuarkusMain
public class Main {

    public static void main(String... args) {
        if (Command.isIn(args)) {
            System.exit(Command.run(System.out, System.err, args));
        }
        try {
            EmbeddedPostgres.startUnlessConfigured();
        } catch (Refusal e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Tracing.startWhereCollected();
        Quarkus.run(args);
    }
}
