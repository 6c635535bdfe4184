package org.whistlestop.image;

/** Nothing has that name. */
public class NoSuchBytesException extends RuntimeException {

    public NoSuchBytesException(String name, Throwable cause) {
        super("There is nothing called " + name, cause);
    }
}
