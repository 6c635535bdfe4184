package org.whistlestop.image;

/** This is no picture that we can or will read; the message says why and what would be right, as two sentences for people. */
public class UnreadableImageException extends Exception {

    private final String wrong;
    private final String right;

    /** Both without a full stop. */
    public UnreadableImageException(String wrong, String right) {
        super(wrong + ". " + right + ".", null, false, false);
        this.wrong = wrong;
        this.right = right;
    }

    static UnreadableImageException broken() {
        return new UnreadableImageException("The picture is broken", "Send it once more, or save it anew as JPEG");
    }

    static UnreadableImageException cutOff() {
        return new UnreadableImageException("The picture is cut off", "Send the whole file");
    }

    public String wrong() {
        return wrong;
    }

    public String right() {
        return right;
    }
}
