package org.whistlestop.image;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The child JVM: reads the names of folders, makes the sizes of the original in each, and ends when nobody is left to ask. */
public final class WorkerMain {

    static final Duration PATIENCE = Duration.ofMinutes(1);

    enum Answer {
        MADE,
        UNREADABLE,
        TROUBLE
    }

    private final LinkedBlockingQueue<String> folders = new LinkedBlockingQueue<>();
    private final DataOutputStream answers;

    private WorkerMain(OutputStream answers) {
        this.answers = new DataOutputStream(answers);
    }

    public static void main(String[] arguments) throws Exception {
        var worker = new WorkerMain(System.out);
        // What libraries print must not get between the answers.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        var reader = new Thread(worker::readFolders);
        reader.setDaemon(true);
        reader.start();
        worker.work();
    }

    /** On its own, so that the end of the parent is noticed in the middle of a picture too. */
    private void readFolders() {
        try {
            var questions = new DataInputStream(System.in);
            while (true) {
                folders.add(questions.readUTF());
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private void work() throws Exception {
        answers.writeByte(0);
        answers.flush();
        for (String folder; (folder = folders.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)) != null; ) {
            answer(folder);
            answers.flush();
            // While nobody waits: the heap would first grow to its limit and only then be tidied.
            System.gc();
        }
    }

    private void answer(String folder) throws IOException {
        try {
            made(JavaSizes.make(Path.of(folder)));
        } catch (UnreadableImageException e) {
            refuse(e);
        } catch (JavaSizes.Trouble e) {
            answers.writeByte(Answer.TROUBLE.ordinal());
            answers.writeUTF(e.getMessage());
        } catch (OutOfMemoryError e) {
            refuse(new UnreadableImageException(
                    "The picture takes too much memory to decode",
                    "Send a smaller one, or save it anew as a plain JPEG"));
        } catch (IOException | RuntimeException | Error e) {
            // Decoders fail of bad files in every way there is.
            refuse(UnreadableImageException.broken());
        }
    }

    private void made(List<Rendition> sizes) throws IOException {
        answers.writeByte(Answer.MADE.ordinal());
        answers.writeInt(sizes.size());
        for (var size : sizes) {
            answers.writeInt(size.width());
            answers.writeInt(size.height());
            answers.writeUTF(size.name());
        }
    }

    private void refuse(UnreadableImageException e) throws IOException {
        answers.writeByte(Answer.UNREADABLE.ordinal());
        answers.writeUTF(e.wrong());
        answers.writeUTF(e.right());
    }
}
