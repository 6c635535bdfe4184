package org.whistlestop.export;

import static org.whistlestop.export.Table.below;
import static org.whistlestop.export.Table.ofTour;
import static org.whistlestop.export.Table.where;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.image.Format;
import org.whistlestop.photo.Part;
import org.whistlestop.photo.PhotoStatus;
import org.whistlestop.tour.Slip;
import org.whistlestop.tour.StopStatus;
import org.whistlestop.tour.log.EventKind;

/** What of the schema goes with a tour, in an order in which it can be put in, and what does not, and why. */
final class Tables {

    private static final String AT_WORK = "of a process that works on it now";
    private static final String DONE_HERE = "by what this installation does next";

    /** Which people a file has is found by what the other tables say. */
    static final String PEOPLE = ":people";

    static final Table PERSON =
            where(PEOPLE, "person", "id").words("name", "bio").shaped(Shapes.ADDRESS, "links");

    static final Table PICTURE = where("person_id in (" + PEOPLE + ")", "person_picture", "person_id")
            .people("person_id")
            .shaped(Shapes.HASH, "hash");

    static final Table TOUR =
            where("id = :tour", "tour", "id").people("host_id").words("title").shaped(Shapes.SLUG, "slug");

    private static final Table STOP = ofTour("stop", "id")
            .words("store", "street", "city", "region", "postal_code", "country", "cancel_reason")
            .shaped(Shapes.SLUG, "slug")
            .shaped(Shapes::isZone, "zone")
            .oneOf(StopStatus.class, "status", "shown_status");

    static final Table PHOTO = ofTour("photo", "id")
            .refersTo("stop", "stop_id")
            .people("person_id", "decided_by")
            .words("credit", "alt", "caption", "reason", "failure")
            .shaped(Shapes.PLACEHOLDER, "placeholder")
            .shaped(Shapes.FINGERPRINT, "fingerprint")
            .oneOf(PhotoStatus.class, "status");

    static final Table ORIGINAL = below(PHOTO, "photo_id", "photo_original", "photo_id, part collate \"C\"")
            .oneOf(Part.class, "part")
            .shaped(Shapes.PIECE, "objects");

    static final Table SIZE = below(PHOTO, "photo_id", "photo_size", "object collate \"C\"")
            .shaped(Shapes.SIZE, "object")
            .oneOf(Part.class, "part")
            .oneOf(Format.class, "format");

    private static final Table CHANNEL = ofTour("channel", "id")
            .people("added_by")
            .words("kind", "name", "account", "known_as", "key_name", "settings")
            .shaped(Shapes.ADDRESS, "address")
            .without("found by the next check, made here", "checked_at", "trouble", "told_at");

    private static final Table ANNOUNCEMENT = ofTour("announcement", "made_at, id")
            .refersTo("stop", "stop_id")
            .refersTo("photo", "photo_id")
            .refersTo("announcement", "corrects")
            .people("authors")
            .words("title", "text", "photo_alt", "anchor", "state", "why")
            .shaped(Shapes.LANGUAGE, "language");

    private static final Table DELIVERY = ofTour("delivery", "id")
            .refersTo("stop", "stop_id")
            .refersTo("announcement", "announcement_id")
            .refersTo("channel", "channel_id")
            .refersTo("photo", "photo_id")
            .words("name", "title", "text", "photo_alt", "state", "cancel_why", "words", "sent_id", "answer")
            .shaped(Shapes.LANGUAGE, "language")
            .shaped(Shapes.ADDRESS, "link", "sent_link")
            .without(AT_WORK, "claim")
            .without(DONE_HERE, "next_at", "told_at");

    private static final Table STORY_POST = ofTour("story_post", "id")
            .refersTo("channel", "channel_id")
            .refersTo("stop", "stop_id")
            .words(
                    "kind",
                    "subject",
                    "name",
                    "state",
                    "words",
                    "held",
                    "standing",
                    "offered",
                    "decision",
                    "status",
                    "title")
            .shaped(Shapes.HASH, "decided_for")
            .shaped(Shapes.ADDRESS, "link")
            .without(DONE_HERE, "next_at");

    static final List<Table> ALL = List.of(
            PERSON,
            PICTURE,
            TOUR,
            ofTour("role_grant", "person_id, role collate \"C\"")
                    .people("person_id")
                    .words("role")
                    .without(
                            "roles that an OpenID provider gave are its own to take; here they are the desk's",
                            "source"),
            STOP,
            ofTour("former_slug", "slug collate \"C\"")
                    .refersTo("stop", "stop_id")
                    .shaped(Shapes.SLUG, "slug"),
            ofTour("slip", "id").refersTo("stop", "stop_id").people("person_id").oneOf(Slip.Scope.class, "scope"),
            ofTour("tour_log", "tour_id"),
            ofTour("tour_event", "number")
                    .refersTo("stop", "stop_id")
                    .refersTo("check_in", "check_in_id")
                    .refersTo("photo", "photo_id")
                    .oneOf(EventKind.class, "kind"),
            ofTour("check_in", "id")
                    .refersTo("stop", "stop_id")
                    .refersTo("check_in", "withdraws")
                    .people("person_id")
                    .words("kind", "note", "first_note"),
            ofTour("stream_address", "id")
                    .refersTo("stop", "stop_id")
                    .people("person_id")
                    .shaped(Shapes.ADDRESS, "url"),
            ofTour("field_note", "id")
                    .refersTo("stop", "stop_id")
                    .people("person_id")
                    .words("kind", "words", "tags", "tag_keys"),
            PHOTO,
            SIZE,
            ORIGINAL,
            where(
                            "(photo_id in (select id from photo where tour_id = :tour)"
                                    + " or photo_id in (select photo_id from tour_event where tour_id = :tour))",
                            "photo_tombstone",
                            "photo_id")
                    .refersTo("photo", "photo_id")
                    .shaped(Shapes.FINGERPRINT, "fingerprint"),
            below(PHOTO, "photo_id", "photo_report", "id").words("reason"),
            CHANNEL,
            ofTour("official_account", "position, id")
                    .words("label", "links_back", "problem")
                    .shaped(Shapes.ADDRESS, "url"),
            ANNOUNCEMENT,
            below(ANNOUNCEMENT, "announcement_id", "announcement_channel", "announcement_id, channel_id")
                    .refersTo("channel", "channel_id")
                    .words("text"),
            below(ANNOUNCEMENT, "announcement_id", "approval", "id")
                    .people("person_id")
                    .words("name", "reason", "ended_why", "sealed"),
            below(ANNOUNCEMENT, "announcement_id", "announcement_comment", "id")
                    .people("person_id")
                    .words("name", "words"),
            ofTour("announcement_template", "id")
                    .words("name", "title", "text", "anchor")
                    .shaped(Shapes.LANGUAGE, "language"),
            ofTour("tour_voice", "tour_id").words("lint"),
            DELIVERY,
            below(DELIVERY, "delivery_id", "delivery_attempt", "delivery_id, number")
                    .words("outcome", "words"),
            below(DELIVERY, "delivery_id", "delivery_step", "delivery_id, step collate \"C\"")
                    .words("step", "value"),
            ofTour("silence", "id").people("began_by", "ended_by").words("reason"),
            ofTour("mention", "id")
                    .refersTo("stop", "stop_id")
                    .people("decided_by", "answered_by")
                    .words("target", "site", "protocol", "state", "why", "kind", "author", "extract", "answer")
                    .shaped(Shapes.ADDRESS, "source", "author_url")
                    .without(AT_WORK, "claim", "again", "failures"),
            ofTour("outlink", "id")
                    .refersTo("stop", "stop_id")
                    .words("state", "why")
                    .shaped(Shapes.ADDRESS, "target")
                    .without(AT_WORK, "claim", "again", "failures")
                    .without(DONE_HERE, "due_at"),
            ofTour("former_followers", "place_id").refersTo("stop", "place_id"),
            ofTour("story", "tour_id")
                    .refersTo("channel", "channel_id")
                    .people("changed_by")
                    .words("live", "wrap_up", "author", "category"),
            STORY_POST,
            below(STORY_POST, "post_id", "story_wording", "post_id, hash collate \"C\"")
                    .shaped(Shapes.HASH, "hash"),
            below(CHANNEL, "channel_id", "story_photo", "channel_id, photo_id")
                    .refersTo("photo", "photo_id")
                    .words("name", "words")
                    .shaped(Shapes.ADDRESS, "address")
                    .shaped(Shapes.HASH, "described"));

    private static final String SECRET = "opens doors; who comes along is invited anew";
    private static final String THIS_HOUSE = "is about this installation, not about the tour";
    private static final String MADE_ANEW = "is worked out anew";

    /** Tables that stay, each with the reason. */
    static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("access_token", SECRET),
            Map.entry("sign_in_session", SECRET),
            Map.entry("passkey", SECRET),
            Map.entry("passkey_challenge", SECRET),
            Map.entry("invitation", SECRET),
            Map.entry("oidc_identity", SECRET),
            Map.entry("oidc_journey", SECRET),
            Map.entry("approval_link", "opens doors; somebody without an account is asked anew"),
            Map.entry("channel_key", "opens channels, and only with a key that this installation keeps to itself"),
            Map.entry("push_key", "followers' browsers are bound to it, and it never leaves this installation"),
            Map.entry(
                    "follower", "is bound to the key by which push services know this installation; they follow anew"),
            Map.entry("push_sent", "is about followers"),
            Map.entry(
                    "audit_entry",
                    "is sealed with this installation's key: what happened here can be checked only here"),
            Map.entry(
                    "audit_head",
                    "is sealed with this installation's key: what happened here can be checked only here"),
            Map.entry("rate_limit", THIS_HOUSE),
            Map.entry("visit_budget", THIS_HOUSE),
            Map.entry("scheduled_tasks", THIS_HOUSE),
            Map.entry("flyway_schema_history", THIS_HOUSE),
            Map.entry("upload", "has an address here only; the phone begins again"),
            Map.entry("upload_chunk", "has an address here only; the phone begins again"),
            Map.entry("story_blog", AT_WORK),
            Map.entry("page_state", MADE_ANEW),
            Map.entry("feed_intent", "is a subscription to an address of this installation; readers subscribe anew"),
            Map.entry(
                    "feed_subscription",
                    "is a subscription to an address of this installation; readers subscribe anew"));

    static final Map<String, Table> BY_NAME = ALL.stream().collect(Collectors.toMap(table -> table.name, t -> t));

    private Tables() {}

    /** A query for the ids of everybody whom a tour's rows name. */
    static String peopleOf(UUID tour) {
        return ALL.stream()
                .filter(table -> table != PICTURE)
                .flatMap(table -> Arrays.stream(table.people()).map(column -> peopleIn(table, column, tour)))
                .collect(Collectors.joining(" union "));
    }

    private static String peopleIn(Table table, String column, UUID tour) {
        var named = column.equals("authors") ? "unnest(authors)" : column;
        return "select " + named + " from " + table.name + " where " + table.ownedBy(tour);
    }

    /** The condition for rows that go with a tour. */
    static String owned(Table table, UUID tour) {
        if (table == PERSON) {
            return "id in (" + peopleOf(tour) + ")";
        }
        return table == PICTURE ? "person_id in (" + peopleOf(tour) + ")" : table.ownedBy(tour);
    }
}
