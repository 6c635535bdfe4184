package org.whistlestop.account.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.whistlestop.account.AccessEnded;

/** Ends sessions, phones and invitations together with the access that they gave, in the same transaction. */
@ApplicationScoped
class EndedAccess {

    void end(@Observes AccessEnded ended) {
        if (ended.tourId() == null) {
            Session.delete("personId", ended.personId());
            Invitation.delete("personId", ended.personId());
            return;
        }
        Session.delete("personId = ?1 and tourId = ?2", ended.personId(), ended.tourId());
        // Who works on no other tour is gone from the house.
        Session.delete("""
                personId = ?1 and not exists (
                    select 1 from RoleGrant g where g.key.personId = ?1 and g.key.tourId <> ?2)""", ended.personId(), ended.tourId());
    }
}
