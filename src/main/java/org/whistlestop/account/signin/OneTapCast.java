package org.whistlestop.account.signin;

import java.util.List;
import java.util.UUID;

/** People of the demo who can be signed in as with one tap; only the demo package has any. */
public interface OneTapCast {

    List<Member> list();

    record Member(UUID id, String name, String part) {}
}
