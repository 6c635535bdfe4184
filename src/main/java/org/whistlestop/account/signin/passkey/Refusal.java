package org.whistlestop.account.signin.passkey;

import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;

/** Why a device's answer is not taken, in words for its owner. */
enum Refusal {
    GARBLED("This is not a passkey's answer that can be read here. Try again."),
    TOO_LATE("This took longer than five minutes, or was tried before. Try again."),
    UNKNOWN("This passkey is not known here, or was removed. Use another one, or another way to sign in."),
    COPIED("This passkey was used out of turn, so somebody may have copied it. It opens nothing any more: sign in by "
            + "another way and remove it under your name."),
    NOT_VERIFIED(
            "Your device did not check that it is you. Set up its screen lock, fingerprint or face, then try again."),
    OTHER_SITE("This passkey's answer was made for another address than this one. Open this site by its own address."),
    TAKEN("This device's passkey is known here already."),
    WRONG("This passkey's answer is not valid. Try again, or use another way.");

    final String words;

    Refusal(String words) {
        this.words = words;
    }

    static Refusal of(RuntimeException e) {
        if (e instanceof UserNotVerifiedException || e instanceof UserNotPresentException) {
            return NOT_VERIFIED;
        }
        if (e instanceof BadOriginException || e instanceof BadRpIdException || e instanceof CrossOriginException) {
            return OTHER_SITE;
        }
        return WRONG;
    }
}
