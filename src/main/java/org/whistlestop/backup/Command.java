package org.whistlestop.backup;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.whistlestop.support.EarlyConfig;
import org.whistlestop.support.Refusal;

/** What the program does at the terminal instead of starting: {@code backup}, {@code restore latest}, {@code restore <moment>}. */
public final class Command {

    private static final String USAGE = "Say \"backup\", \"restore latest\" or \"restore 2026-11-21T15:55:00-05:00\".";

    private Command() {}

    /** Whether the words on the command line are for us; without any the program starts. */
    public static boolean isIn(String... words) {
        return words.length > 0 && List.of("backup", "restore").contains(words[0]);
    }

    /** Answers the exit code. */
    public static int run(PrintStream out, PrintStream err, String... words) {
        try {
            if (EarlyConfig.find("quarkus.datasource.jdbc.url").isPresent()) {
                throw new Refusal(
                        "The database is one of yours (quarkus.datasource.jdbc.url): back it up and restore it by its "
                                + "own means. These commands are for the embedded one.");
            }
            var folder = new BackupFolder(Path.of(EarlyConfig.find("whistlestop.backup.folder")
                    .orElseThrow(() -> new Refusal("Set WHISTLESTOP_BACKUP_FOLDER to the folder of the backups."))));
            var rest = List.of(words).subList(1, words.length);
            if (words[0].equals("backup") && rest.isEmpty()) {
                new BackupCommand(EarlyConfig.data(), folder, out).run();
            } else if (words[0].equals("restore") && !rest.isEmpty()) {
                new RestoreCommand(EarlyConfig.data(), folder, out).run(rest);
            } else {
                throw new Refusal(USAGE);
            }
            return 0;
        } catch (Refusal e) {
            err.println(e.getMessage());
            return 1;
        } catch (Exception e) {
            err.println("It failed: " + e.getMessage());
            e.printStackTrace(err);
            return 2;
        }
    }
}
