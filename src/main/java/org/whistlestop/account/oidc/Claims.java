package org.whistlestop.account.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.whistlestop.account.Role;
import org.whistlestop.account.TourDirectory;
import org.whistlestop.account.VouchedPeople;
import org.whistlestop.support.CleanText;

/** What a checked ID token says of a person. */
record Claims(IDTokenClaimsSet token) {

    private static final int LONGEST_NAME = 120;

    OidcIdentity.Key key() {
        return new OidcIdentity.Key(
                token.getIssuer().getValue(), token.getSubject().getValue());
    }

    /** A name to begin with; the person may change it here. */
    String name() {
        return Stream.of("name", "preferred_username")
                .map(token::getStringClaim)
                .filter(name -> name != null && !name.isBlank() && CleanText.isClean(name))
                .map(name -> name.strip().replaceAll("\\s+", " "))
                .filter(name -> name.length() <= LONGEST_NAME)
                .findFirst()
                .orElse("Somebody new");
    }

    /** Whether the issuer says that the person proved to be there since then; an issuer that says nothing does not. */
    boolean wasAuthenticatedAfter(Instant since) {
        var at = token.getAuthenticationTime();
        return at != null && at.toInstant().isAfter(since);
    }

    /** Roles, written as in {@code 42-stores:pr}; what names no tour or role of ours is meant for others. */
    List<VouchedPeople.Vouched> roles(String claim, TourDirectory tours) {
        return values(token.getClaim(claim))
                .flatMap(value -> role(value, tours).stream())
                .distinct()
                .toList();
    }

    private static Stream<String> values(Object claim) {
        var values = claim instanceof List<?> list ? list.stream() : Stream.of(claim == null ? "" : claim);
        return values.filter(String.class::isInstance).map(String.class::cast);
    }

    private static Optional<VouchedPeople.Vouched> role(String value, TourDirectory tours) {
        var colon = value.lastIndexOf(':');
        if (colon < 0 || !CleanText.isClean(value)) {
            return Optional.empty();
        }
        var word = value.substring(colon + 1);
        return Arrays.stream(Role.values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .flatMap(role ->
                        tours.findId(value.substring(0, colon)).map(tour -> new VouchedPeople.Vouched(tour, role)));
    }
}
