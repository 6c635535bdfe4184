package org.whistlestop.support;

/** What cannot be done, and what to do instead: a sentence for the person at the terminal, who needs no stack trace. */
public final class Refusal extends RuntimeException {

    public Refusal(String sentence) {
        super(sentence);
    }
}
