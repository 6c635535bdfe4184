package org.whistlestop.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.whistlestop.support.EarlyConfig;
import org.whistlestop.support.EmbeddedPostgres;
import org.whistlestop.support.Refusal;

/** Brings the state of a moment into an empty data folder, or says why not. */
record RestoreCommand(Path data, BackupFolder folder, PrintStream out) {

    private static final String WITHOUT_KEY = "without-key";

    /** What may lie in a data folder that counts as empty: the key, and what a start or a restore that broke off has left. */
    private static final List<String> NO_MATTER = List.of(
            "secrets.key",
            "archive-wal.sh",
            "photos",
            "pgsql-18",
            "pgsql-18.new",
            "postgres.log",
            "postgres.restoring",
            "postgres.password");

    void run(List<String> words) throws IOException, SQLException {
        var withoutKey = words.contains(WITHOUT_KEY);
        var wanted = words.stream().filter(word -> !word.equals(WITHOUT_KEY)).toList();
        if (wanted.size() != 1) {
            throw new Refusal("Say one moment: restore latest, or restore 2026-11-21T15:55:00-05:00.");
        }
        refuseOverAnother();
        var chains = folder.chains();
        var moment = moment(wanted.get(0), chains);
        var base = baseFor(moment, chains);
        if (!withoutKey) {
            refuseWithoutKey();
        }
        out.println("Restoring the state of " + moment + " into " + home() + " …");
        var begun = System.nanoTime();
        var restored = new Restore(data, folder).run(base, moment);
        out.printf(
                "Restored in %.1f s: the last change is of %s; %d pages of tables and indexes are read and whole, %d photo files put back.%n",
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0,
                restored.lastChange(),
                restored.pages(),
                restored.photos());
        sayWhatNow(restored, withoutKey);
    }

    private Path home() {
        return data.toAbsolutePath().normalize();
    }

    private void refuseOverAnother() throws IOException {
        if (EmbeddedPostgres.findRunning(data).isPresent()) {
            throw new Refusal("Whistlestop is running on " + home() + ": stop it first.");
        }
        for (var file : Disk.list(home())) {
            if (!NO_MATTER.contains(file.getFileName().toString())) {
                throw new Refusal(
                        Files.exists(home().resolve("postgres"))
                                ? "There is a database in " + home() + ". Move it away first, for instance: mv "
                                        + home() + " " + home() + ".before"
                                : "The folder " + home() + " is not empty: there is " + file.getFileName()
                                        + ". Restore into an empty one.");
            }
        }
    }

    private static Instant moment(String word, List<Chain> chains) {
        if (chains.isEmpty()) {
            throw new Refusal("There is no whole backup in this folder yet.");
        }
        if (word.equals("latest")) {
            return chains.stream()
                    .map(Chain::until)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
        try {
            return OffsetDateTime.parse(word).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    "\"" + word + "\" is no moment. Write it with its offset, like 2026-11-21T15:55:00-05:00 or "
                            + "2026-11-21T20:55:00Z, or say latest.");
        }
    }

    private static Base baseFor(Instant moment, List<Chain> chains) {
        for (var i = chains.size() - 1; i >= 0; i--) {
            var base = chains.get(i).baseFor(moment);
            if (base.isPresent()) {
                return base.get();
            }
        }
        throw new Refusal("The state of " + moment + " is not in the backups. They reach "
                + chains.stream()
                        .map(chain -> "from " + chain.from() + " to " + chain.until())
                        .collect(Collectors.joining(", and "))
                + ".");
    }

    private void refuseWithoutKey() {
        if (!Files.exists(home().resolve("secrets.key"))
                && EarlyConfig.find("whistlestop.secrets.keys").isEmpty()) {
            throw new Refusal(
                    "The key is missing that opens your channels and proves the log, and it is in no backup. Put your copy of it at "
                            + home().resolve("secrets.key")
                            + ", or set WHISTLESTOP_SECRETS_KEYS. If it is lost, add the word "
                            + WITHOUT_KEY
                            + ": all channels have to be connected anew then, and the log up to now cannot be checked.");
        }
    }

    private void sayWhatNow(Restore.Result restored, boolean withoutKey) {
        if (restored.silenced() > 0) {
            out.println(restored.silenced() + (restored.silenced() == 1 ? " tour is" : " tours are")
                    + " silent: what went out after that moment is not known any more. Look at the channels, then end the "
                    + "silence at the desk, under Announcements.");
        }
        out.println("What somebody took back or deleted after that moment is there again: delete it again.");
        if (withoutKey) {
            out.println("Without the old key, connect every channel anew.");
        }
        out.println("Start the program as usual; it begins with a new whole backup.");
    }
}
