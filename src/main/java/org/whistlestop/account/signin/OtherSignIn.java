package org.whistlestop.account.signin;

/** Another way to sign in, offered beside passkeys and tokens; its answer ends in {@link Sessions#open}. */
public interface OtherSignIn {

    /** Whether it is set up here. */
    boolean isOffered();

    /** What the button says, as in "Sign in with Example Corp". */
    String label();

    /**
     * Where the button leads.
     *
     * @param next the address of ours to go on to afterwards
     */
    String address(String next);

    /** Likewise for who is signed in already and is to prove to be there. */
    String addressToProve(String next);
}
