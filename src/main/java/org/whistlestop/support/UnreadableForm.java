package org.whistlestop.support;

import java.util.Arrays;
import org.jboss.resteasy.reactive.server.handlers.FormBodyHandler;

/** Tells a form that cannot be read from a mistake of ours: its reader throws whatever it meets and has no exception of its own. */
final class UnreadableForm {

    private UnreadableForm() {}

    static final Problem PROBLEM = Problem.of(400, "The body is not a form as its content type says.");

    static boolean caused(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(FormBodyHandler.class.getName()));
    }
}
