package org.whistlestop.account.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import org.whistlestop.support.http.Answer;
import org.whistlestop.support.http.Outgoing;

/** Trades the code that a browser brought for what the issuer says of its owner, and checks that it is the issuer who says so. */
@ApplicationScoped
class CodeExchange {

    private static final Logger LOG = Logger.getLogger(CodeExchange.class);

    @Inject
    OpenIdClient client;

    @Inject
    Discovery discovery;

    IDTokenClaimsSet trade(String code, Journey journey) {
        if (code == null || code.isBlank()) {
            throw new RefusedException(Refusal.NOT_VALID);
        }
        var provider = discovery.provider();
        var token = idToken(client.ask(request(code, journey, provider.metadata())));
        return checked(token, provider.tokens(), new Nonce(journey.nonce));
    }

    private IDTokenClaimsSet checked(JWT token, IDTokenValidator rules, Nonce nonce) {
        try {
            var claims = rules.validate(token, nonce);
            // The library leaves this one to us: a token for several clients that another of them asked for.
            var party = claims.getAuthorizedParty();
            if (party != null && !party.getValue().equals(client.id().getValue())) {
                throw refused("it was made for another client");
            }
            return claims;
        } catch (BadJOSEException | JOSEException e) {
            throw refused(e.getMessage());
        }
    }

    private Outgoing request(String code, Journey journey, OIDCProviderMetadata provider) {
        var grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), client.callback(), new CodeVerifier(journey.verifier));
        var request = new TokenRequest(provider.getTokenEndpointURI(), authentication(provider), grant).toHTTPRequest();
        var post = Outgoing.post(
                        request.getURI().toString(),
                        "application/x-www-form-urlencoded",
                        request.getBody().getBytes(StandardCharsets.UTF_8))
                .with("Accept", "application/json");
        return request.getAuthorization() == null ? post : post.with("Authorization", request.getAuthorization());
    }

    /** In the header, as the standard prefers, unless the issuer takes the secret in the form only. */
    private ClientAuthentication authentication(OIDCProviderMetadata provider) {
        var offered = provider.getTokenEndpointAuthMethods();
        var inForm = offered != null
                && !offered.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && offered.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return inForm
                ? new ClientSecretPost(client.id(), client.secret())
                : new ClientSecretBasic(client.id(), client.secret());
    }

    private static JWT idToken(Answer answer) {
        if (answer.status() >= 500) {
            LOG.warn("The OpenID provider answered " + answer.status() + " instead of a token");
            throw new RefusedException(Refusal.UNREACHABLE);
        }
        try {
            var response = new HTTPResponse(answer.status());
            response.setContentType(answer.header("content-type"));
            response.setBody(answer.text());
            var parsed = OIDCTokenResponseParser.parse(response);
            if (parsed instanceof OIDCTokenResponse tokens
                    && tokens.getOIDCTokens().getIDToken() != null) {
                return tokens.getOIDCTokens().getIDToken();
            }
            throw refused(
                    parsed.indicatesSuccess()
                            ? "it brought no ID token"
                            : parsed.toErrorResponse().getErrorObject().getCode());
        } catch (ParseException e) {
            // What it says may hold a piece of the answer, which is secret.
            throw refused("it cannot be read");
        }
    }

    /** @param why without secrets: rules that a token broke, or an error code */
    private static RefusedException refused(String why) {
        LOG.warn("The OpenID provider's answer is not valid: "
                + String.valueOf(why).replaceAll("\\p{Cntrl}", " "));
        return new RefusedException(Refusal.NOT_VALID);
    }
}
