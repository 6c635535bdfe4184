package org.whistlestop.photo;

/** How long what of a photo is kept; the public words about it stand in the README. */
enum RetentionRule {
    /**
     * Bytes as they were handed in: seven days after the decision, or after they came where none was
     * needed; not before something was made of them.
     */
    ORIGINAL("""
            select p.id from photo p
            where p.status <> 'WAITING' and coalesce(p.decided_at, p.received_at) < now() - interval '7 days'
              and exists (select from photo_original o
                where o.photo_id = p.id and cardinality(o.objects) > 0 and o.received_at < now() - interval '7 days')
              and (p.failure is not null or not exists (select from photo_original o
                where o.photo_id = p.id and cardinality(o.objects) > 0 and not exists (
                  select from photo_size s where s.photo_id = p.id and s.part in (o.part, 'ORIGINAL'))))"""),

    /** A fan's name and the secret to take the photo back: thirty days after the tour. */
    FAN("""
            select p.id from photo p
            where p.person_id is null and (p.withdrawal_hash is not null or p.credit is not null)
              and %s < now() - interval '30 days'"""),

    /** What was rejected, taken down or taken back: thirty days, for who wants to argue. */
    DECIDED("""
            select p.id from photo p
            where p.status in ('REJECTED', 'REMOVED', 'WITHDRAWN') and p.decided_at < now() - interval '30 days'"""),

    /** What nobody ever decided about, or nothing could be made of. */
    NEVER_DECIDED("""
            select p.id from photo p
            where (p.status = 'WAITING' or not p.shown and p.width is null) and %s < now() - interval '30 days'"""),

    /** What is shown: a year after the tour. */
    TOUR_OVER("""
            select p.id from photo p
            where %s < now() - interval '1 year'""");

    /** When a photo's tour ended, or the photo came, whichever is later. */
    private static final String END =
            "(select greatest(p.received_at, max(s.ends_at)) from stop s where s.tour_id = p.tour_id)";

    /** Answers ids of photos. */
    final String query;

    RetentionRule(String query) {
        this.query = query.replace("%s", end()) + " order by p.received_at";
    }

    private static String end() {
        return END;
    }
}
