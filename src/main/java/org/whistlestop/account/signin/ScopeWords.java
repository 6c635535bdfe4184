package org.whistlestop.account.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Credential;
import org.whistlestop.support.ForbiddenWords;

/** Says what a phone or a token may do, to who asked more of it. */
@ApplicationScoped
class ScopeWords implements ForbiddenWords {

    @Inject
    Caller caller;

    @Override
    public Optional<String> find() {
        return caller.isStaff() ? Optional.of(wordsFor(caller.credential())) : Optional.empty();
    }

    private static String wordsFor(Credential credential) {
        return credential.kind() == Credential.Kind.PHONE
                ? "This phone stays signed in to check in, send photos and write notes. For anything else, sign in: "
                        + "it is no longer enrolled then."
                : "What you signed in with is for this only: " + String.join(", ", credential.scopes()) + ".";
    }
}
