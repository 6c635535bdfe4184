package org.whistlestop.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.whistlestop.support.WhistlestopConfig;

/** Tells whose secret it is. A dead token is an error; a dead cookie is only a visitor who has to sign in again. */
@ApplicationScoped
class SecretIdentityProvider implements IdentityProvider<SecretRequest> {

    @Inject
    WhistlestopConfig config;

    @Inject
    Clock clock;

    @Override
    public Class<SecretRequest> getRequestType() {
        return SecretRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SecretRequest request, AuthenticationRequestContext context) {
        if (!request.fromCookie && isAdministrator(request.secret)) {
            return Uni.createFrom().item(identity("administrator", Caller.SETUP));
        }
        return context.runBlocking(() -> findPerson(request)
                .map(person -> identity(person.toString(), Caller.STAFF))
                .orElseGet(() -> anonymousOrRefused(request)));
    }

    private boolean isAdministrator(Secret secret) {
        return config.adminToken()
                .filter(token -> !token.isBlank())
                .filter(secret::matches)
                .isPresent();
    }

    private Optional<UUID> findPerson(SecretRequest request) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> request.fromCookie
                        ? Session.use(request.secret, clock.instant()).map(session -> session.personId)
                        : AccessToken.findValid(request.secret).map(token -> token.personId));
    }

    private static SecurityIdentity anonymousOrRefused(SecretRequest request) {
        if (request.fromCookie) {
            return QuarkusSecurityIdentity.builder()
                    .setAnonymous(true)
                    .setPrincipal(new QuarkusPrincipal(""))
                    .build();
        }
        throw new AuthenticationFailedException();
    }

    private static SecurityIdentity identity(String name, String role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRole(role)
                .build();
    }
}
