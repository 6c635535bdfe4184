package org.whistlestop.support.http;

/** Makes one request, following nothing and looking up no name. */
interface Connector {

    /** The answer with its body as it came, still packed; a redirect without its body. */
    Answer exchange(Hop hop);
}
