package org.whistlestop.account.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.whistlestop.account.signin.NextAddress;
import org.whistlestop.account.signin.OtherSignIn;
import org.whistlestop.support.WhistlestopConfig;

/** Leads to the organisation's own sign-in, where one is configured. */
@ApplicationScoped
class OrganisationButton implements OtherSignIn {

    @Inject
    OpenIdClient client;

    @Inject
    WhistlestopConfig config;

    @Override
    public boolean isOffered() {
        return client.isConfigured();
    }

    @Override
    public String label() {
        return "Sign in with " + config.oidc().label();
    }

    @Override
    public String address(String next) {
        return NextAddress.after("/sign-in/oidc", next);
    }

    @Override
    public String addressToProve(String next) {
        return NextAddress.after("/sign-in/oidc/again", next);
    }
}
