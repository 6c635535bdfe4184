package org.whistlestop.support.http;

/** Says why a request to a foreign host was not made, or not answered; never with a path, a header or a body in it. */
public final class OutboundException extends RuntimeException {

    /** Whose fault it is: what is refused will be refused again; the others may be tried again. */
    public enum Kind {
        REFUSED,
        UNREACHABLE,
        /** Nothing was tried: our own limit, which lets more pass in a minute at most. */
        BUSY
    }

    private final Kind kind;
    private final boolean mayHaveArrived;

    private OutboundException(Kind kind, String why, boolean mayHaveArrived) {
        super(why, null, false, false);
        this.kind = kind;
        this.mayHaveArrived = mayHaveArrived;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the other side may have seen the request; false only when it certainly has not. */
    public boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    static OutboundException refused(String why) {
        return new OutboundException(Kind.REFUSED, why, false);
    }

    static OutboundException busy(String why) {
        return new OutboundException(Kind.BUSY, why, false);
    }

    /** Refused for what came back. */
    static OutboundException refusedLate(String why) {
        return new OutboundException(Kind.REFUSED, why, true);
    }

    /** The same behind a redirect, whose sender may have done already what was asked. */
    OutboundException late() {
        return new OutboundException(kind, getMessage(), true);
    }

    static OutboundException tooLarge(int limit) {
        return refusedLate("The answer is larger than " + (limit >> 20) + " MB.");
    }

    static OutboundException unreachable(String why, boolean mayHaveArrived) {
        return new OutboundException(Kind.UNREACHABLE, why, mayHaveArrived);
    }
}
