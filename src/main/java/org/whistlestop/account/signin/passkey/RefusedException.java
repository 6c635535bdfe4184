package org.whistlestop.account.signin.passkey;

/** Ends a ceremony. */
class RefusedException extends RuntimeException {

    final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.words, null, false, false);
        this.refusal = refusal;
    }
}
