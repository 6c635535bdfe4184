package org.whistlestop.image;

/** There is no room for these bytes. */
public class StoreFullException extends RuntimeException {

    public StoreFullException(Throwable cause) {
        super("The storage is full", cause);
    }
}
