package org.whistlestop.testing;

import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

/** All that the program logs while something runs, at every level that it was built with. */
public final class CapturedLog extends Handler {

    private final StringBuffer text = new StringBuffer();
    private final SimpleFormatter formatter = new SimpleFormatter();

    private CapturedLog() {}

    public static String of(Runnable journey) {
        var root = Logger.getLogger("");
        var level = root.getLevel();
        var others = Arrays.stream(root.getHandlers()).collect(Collectors.toMap(other -> other, Handler::getLevel));
        var captured = new CapturedLog();
        others.keySet().forEach(other -> other.setLevel(level));
        root.addHandler(captured);
        root.setLevel(Level.ALL);
        try {
            journey.run();
        } finally {
            root.setLevel(level);
            root.removeHandler(captured);
            others.forEach(Handler::setLevel);
        }
        return captured.text.toString();
    }

    @Override
    public void publish(LogRecord entry) {
        text.append(formatter.format(entry));
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
