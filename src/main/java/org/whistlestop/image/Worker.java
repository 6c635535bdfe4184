package org.whistlestop.image;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A child JVM that runs {@link WorkerMain}: it is told folders and answers what it made in them. */
final class Worker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Worker.class);

    private final Process process;
    private final DataOutputStream questions;
    private final DataInputStream answers;
    private final Duration timeLimit;
    private int pictures;
    private long lastAnswer = System.nanoTime();
    private volatile boolean isLate;

    Worker(ImagesConfig config) {
        this.timeLimit = config.timeLimit();
        try {
            this.process = start(config);
        } catch (IOException e) {
            throw new UncheckedIOException("The picture worker does not start", e);
        }
        this.questions = new DataOutputStream(process.getOutputStream());
        this.answers = new DataInputStream(process.getInputStream());
        awaitReady();
    }

    private static Process start(ImagesConfig config) throws IOException {
        var builder = new ProcessBuilder(WorkerCommand.of(config)).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return builder.start();
    }

    /** A worker that never was there says nothing about a picture. */
    private void awaitReady() {
        var alarm = killLater();
        try {
            answers.readByte();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("The picture worker does not start", e);
        } finally {
            alarm.cancel(false);
        }
    }

    int pictures() {
        return pictures;
    }

    /** It may be leaving for want of work: a question now could fall into the gap. */
    boolean isStale() {
        return !process.isAlive() || System.nanoTime() - lastAnswer > WorkerMain.PATIENCE.toNanos() * 3 / 4;
    }

    List<Rendition> make(Workspace work) throws UnreadableImageException {
        pictures++;
        var alarm = killLater();
        try {
            questions.writeUTF(work.folder.toString());
            questions.flush();
            return answer(work);
        } catch (IOException e) {
            if (isLate) {
                throw DecoderLostException.late();
            }
            LOG.warn("The picture worker died over a picture");
            throw DecoderLostException.died();
        } finally {
            alarm.cancel(false);
            lastAnswer = System.nanoTime();
        }
    }

    private List<Rendition> answer(Workspace work) throws IOException, UnreadableImageException {
        return switch (WorkerMain.Answer.values()[answers.readByte()]) {
            case MADE -> renditions(work);
            case UNREADABLE -> throw new UnreadableImageException(answers.readUTF(), answers.readUTF());
            case TROUBLE -> throw Workspace.trouble(new IOException(answers.readUTF()));
        };
    }

    private List<Rendition> renditions(Workspace work) throws IOException {
        var made = new ArrayList<Rendition>();
        for (var left = answers.readInt(); left > 0; left--) {
            made.add(new Rendition(Format.JPEG, answers.readInt(), answers.readInt(), work.file(answers.readUTF())));
        }
        return made;
    }

    private CompletableFuture<Void> killLater() {
        var patience = CompletableFuture.delayedExecutor(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(
                () -> {
                    isLate = true;
                    close();
                },
                patience);
    }

    @Override
    public void close() {
        ConfinedProcess.kill(process.toHandle());
    }
}
