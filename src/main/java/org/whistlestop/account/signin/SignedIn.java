package org.whistlestop.account.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Credential;

/** Tells the bar above staff pages whose session this is. */
@Named("signedIn")
@RequestScoped
public class SignedIn {

    @Inject
    Caller caller;

    private String name;

    /** Whether this is a host's enrolled phone, for which most staff pages are closed. */
    public boolean isPhone() {
        return caller.isStaff() && caller.credential().kind() == Credential.Kind.PHONE;
    }

    /** The person's name; empty for nobody. */
    @Transactional
    public String name() {
        if (name == null) {
            name = caller.isStaff() ? caller.person().name : "";
        }
        return name;
    }
}
