/** Signing in by the organisation's own OpenID provider, which also vouches for roles. Asks no host but the issuer's. */
package org.whistlestop.account.oidc;
