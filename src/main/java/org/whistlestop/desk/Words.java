package org.whistlestop.desk;

import org.whistlestop.account.Role;
import org.whistlestop.checkin.CheckInView;

/** Says codes in words. */
final class Words {

    private Words() {}

    static String of(Role role) {
        return role == Role.PR ? "PR" : role.word();
    }

    static String of(CheckInView checkIn) {
        return switch (checkIn.kind()) {
            case ARRIVED -> "I’m here";
            case LATE -> checkIn.minutes() + " minutes late";
            case LEFT -> "Leaving";
            case WITHDRAWN -> "Took a check-in back";
        };
    }
}
