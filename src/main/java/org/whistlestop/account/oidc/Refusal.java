package org.whistlestop.account.oidc;

/** Why nobody is let in, in words for who tried. */
enum Refusal {
    NOT_CONFIGURED(404, "Signing in by an organisation is not set up here. Use another way."),
    TOO_LATE(
            400,
            "This took longer than ten minutes, was tried before, or began in another browser. Begin again on this page."),
    DECLINED(403, "The sign-in was not completed there. Try again, or use another way."),
    UNREACHABLE(
            502,
            "The sign-in of your organisation does not answer as it should just now. Try again in a minute, or use another "
                    + "way."),
    NOT_TRUSTED(
            502,
            "The sign-in of your organisation is set up in a way that is not trusted here. Tell who runs this installation; "
                    + "its log says more."),
    NOT_VALID(
            403,
            "The answer of your organisation's sign-in is not valid. Try again; if that does not help, tell who runs this "
                    + "installation."),
    NO_ROLE(403, "Your organisation gives you no role on a tour here. Ask who runs your tour."),
    REMOVED(
            403,
            "You were removed here, and your organisation's sign-in does not bring you back. Ask who runs your tour."),
    SOMEBODY_ELSE(403, "That was not the sign-in of the person who is signed in here. Confirm as that person."),
    NOT_FRESH(403, "You were not asked to prove anew that it is you. Try again, or use another way.");

    final int status;
    final String words;

    Refusal(int status, String words) {
        this.status = status;
        this.words = words;
    }
}
