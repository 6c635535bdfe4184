package org.whistlestop.account.signin;

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
import org.whistlestop.account.AccessToken;
import org.whistlestop.account.Caller;
import org.whistlestop.account.Credential;
import org.whistlestop.account.Secret;
import org.whistlestop.support.WhistlestopConfig;

/** Tells whose secret it is. A dead token is an error; a dead cookie is only a visitor who has to sign in again. */
@ApplicationScoped
class SecretIdentityProvider implements IdentityProvider<SecretRequest> {

    @Inject
    WhistlestopConfig config;

    @Inject
    Phones phones;

    @Inject
    Clock clock;

    @Override
    public Class<SecretRequest> getRequestType() {
        return SecretRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SecretRequest request, AuthenticationRequestContext context) {
        if (!request.fromCookie && isAdministrator(request.secret)) {
            return Uni.createFrom().item(administrator());
        }
        return context.runBlocking(() -> findHolder(request).orElseGet(() -> anonymousOrRefused(request)));
    }

    private boolean isAdministrator(Secret secret) {
        return config.adminToken()
                .filter(token -> !token.isBlank())
                .filter(secret::matches)
                .isPresent();
    }

    private Optional<SecurityIdentity> findHolder(SecretRequest request) {
        var now = clock.instant();
        return QuarkusTransaction.joiningExisting()
                .call(() -> request.fromCookie
                        ? Session.use(request.secret, now)
                                .filter(session -> phones.isInTime(session, now))
                                .map(session -> staff(session.personId, session.credential()))
                        : AccessToken.use(request.secret, now).map(token -> staff(token.personId, token.credential())));
    }

    private static SecurityIdentity staff(UUID personId, Credential credential) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(personId.toString()))
                .addRole(Caller.STAFF)
                .addRoles(credential.scopes())
                .addAttribute(Credential.ATTRIBUTE, credential)
                .build();
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

    static SecurityIdentity administrator() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("administrator"))
                .addRole(Caller.SETUP)
                .build();
    }
}
