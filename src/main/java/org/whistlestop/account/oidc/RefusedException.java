package org.whistlestop.account.oidc;

/** Ends a sign-in; the page says why. */
class RefusedException extends RuntimeException {

    final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.words, null, false, false);
        this.refusal = refusal;
    }
}
