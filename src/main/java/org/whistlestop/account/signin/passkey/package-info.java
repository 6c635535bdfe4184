/** Passkeys: what a device made with its owner's fingerprint, face or screen lock, and proves again to sign in. */
package org.whistlestop.account.signin.passkey;
