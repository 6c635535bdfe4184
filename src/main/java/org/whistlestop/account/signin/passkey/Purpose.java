package org.whistlestop.account.signin.passkey;

/** What a challenge was given out for; it is good for nothing else. */
enum Purpose {
    REGISTER,
    SIGN_IN,
    /** Step-up of who is signed in. */
    PROVE
}
