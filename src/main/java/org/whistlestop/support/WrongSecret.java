package org.whistlestop.support;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Counts tokens that nobody owns; the limits answer, which stand above this package. */
public interface WrongSecret {

    /** Answers the refusal where there were too many. Asks the database. */
    Optional<Problem> count(HttpServerRequest request);
}
