package org.whistlestop.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;

/** Tells the bar above staff pages whose session this is. */
@Named("signedIn")
@RequestScoped
public class SignedIn {

    @Inject
    Caller caller;

    private String name;

    /** The person's name; empty for nobody. */
    @Transactional
    public String name() {
        if (name == null) {
            name = caller.isStaff() ? caller.person().name : "";
        }
        return name;
    }
}
