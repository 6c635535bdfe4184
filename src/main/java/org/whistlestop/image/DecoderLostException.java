package org.whistlestop.image;

/** The decoder was killed, or slow on a busy machine: of our trouble as likely as of the picture, so it is worth another try. */
public class DecoderLostException extends RuntimeException {

    private final int tries;

    private DecoderLostException(String message, int tries) {
        super(message);
        this.tries = tries;
    }

    /** By a signal that did not come from our clock, such as the kernel's when memory is short. */
    static DecoderLostException died() {
        return new DecoderLostException("The picture could not be read, several times. Save it anew as JPEG.", 5);
    }

    /** Each try keeps a core busy for the whole limit. */
    static DecoderLostException late() {
        return new DecoderLostException("The picture takes too long to decode. Save it anew as a plain JPEG.", 2);
    }

    /** After so many, the first one counted, the message says what is wrong with the picture. */
    public int tries() {
        return tries;
    }
}
