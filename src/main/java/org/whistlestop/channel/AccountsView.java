package org.whistlestop.channel;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.whistlestop.tour.StoreTime;

/** The accounts of a tour in the words of their page. */
public record AccountsView(String tour, String title, String host, URI base, List<Row> accounts) {

    private static final ZoneId UTC = ZoneId.of("UTC");

    public String tourPath() {
        return "/tours/" + tour;
    }

    public String canonical() {
        return base.resolve(tourPath() + "/accounts").toString();
    }

    /**
     * An account and what its page says of us.
     *
     * @param shown its address as people read one
     * @param linksBack yes, no or unknown
     * @param seen when it was last seen to link back; null for never
     * @param checked when its page was last looked at; null for not yet
     */
    public record Row(
            UUID id,
            String label,
            String url,
            String shown,
            String linksBack,
            Moment seen,
            Moment checked,
            String problem) {

        public static Row of(OfficialAccountView account) {
            return new Row(
                    account.id(),
                    account.label(),
                    account.url(),
                    account.url().replaceFirst("^https://", "").replaceFirst("/$", ""),
                    account.linksBack(),
                    Moment.of(account.seenAt()),
                    Moment.of(account.checkedAt()),
                    account.problem());
        }

        public boolean isProven() {
            return linksBack.equals("yes");
        }

        public boolean isDenied() {
            return linksBack.equals("no");
        }
    }

    /** Like {@code Sat 21 Nov 2026, 11:52 UTC}. */
    public record Moment(Instant at, String words) {
        static Moment of(Instant at) {
            return at == null ? null : new Moment(at, StoreTime.moment(at, UTC));
        }
    }
}
