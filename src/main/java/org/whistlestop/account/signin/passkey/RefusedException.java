package org.whistlestop.account.signin.passkey;

import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** Ends a ceremony, with its reason in words: 422. */
class RefusedException extends ProblemException {

    final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(Problem.of(422, refusal.words));
        this.refusal = refusal;
    }
}
