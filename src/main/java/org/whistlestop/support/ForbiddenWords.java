package org.whistlestop.support;

import java.util.Optional;

/** Knows why the caller may not do what was asked, where an upper package can say it better than by "your role". */
public interface ForbiddenWords {

    Optional<String> find();
}
