package org.whistlestop.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.whistlestop.channel.Access;
import org.whistlestop.channel.Check;
import org.whistlestop.channel.Limits;
import org.whistlestop.channel.NotSent;

/** Asks a server who we are there and what we may, and leaves nothing behind. */
final class ConnectionTest {

    private static final List<String> NEEDED =
            List.of("read:accounts", "read:statuses", "write:statuses", "write:media");

    private final MastodonServer server;
    private final Access access;
    private final List<String> notes = new ArrayList<>();

    ConnectionTest(MastodonServer server, Access access) {
        this.server = server;
        this.access = access;
    }

    Check run(Limits limits) {
        var account = server.get("/api/v1/accounts/verify_credentials");
        var id = MastodonServer.id(account.path("id"));
        var name = account.path("username");
        if (id.isEmpty() || !name.isTextual()) {
            throw NotSent.refused("The server does not say whose key this is. Is this the address of one that speaks"
                    + " Mastodon's API?");
        }
        mayReadItsPosts(id.get());
        mayPost();
        var instance = server.getIfThere("/api/v2/instance");
        compare(instance, limits);
        var handle = "@" + name.textValue() + "@" + domain(instance);
        compare(handle);
        return new Check(handle, MastodonServer.webAddress(account.path("url")).orElse(null), List.copyOf(notes));
    }

    private void mayReadItsPosts(String id) {
        try {
            if (!server.get(OwnPosts.listOf(id)).isArray()) {
                throw NotSent.refused("The server's list of the account's posts cannot be read.");
            }
        } catch (NotSent e) {
            throw NotSent.refused(
                    "The account's own posts cannot be read, and without that nothing that was lost on its"
                            + " way can be looked up. Does the key allow read:statuses? " + e.getMessage());
        }
    }

    /** Whether it may post cannot be tried without posting; newer servers say what the key's application may. */
    private void mayPost() {
        var scopes = server.getIfThere("/api/v1/apps/verify_credentials").path("scopes");
        if (!scopes.isArray() || scopes.isEmpty()) {
            notes.add("The server does not say whether this key may post; the first announcement will show it.");
            return;
        }
        var given = StreamSupport.stream(scopes.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        var missing = NEEDED.stream().filter(scope -> !includes(given, scope)).toList();
        if (!missing.isEmpty()) {
            throw NotSent.refused("The application that this key belongs to may not do all that is needed; it lacks "
                    + String.join(", ", missing) + ".");
        }
    }

    private static boolean includes(Set<String> given, String scope) {
        return given.contains(scope) || given.contains(scope.substring(0, scope.indexOf(':')));
    }

    private void compare(JsonNode instance, Limits limits) {
        var statuses = instance.path("configuration").path("statuses");
        compare(statuses.path("max_characters"), limits.longest(), "longest", "characters in a post");
        compare(
                statuses.path("characters_reserved_per_url"),
                limits.linkLength(),
                "link-length",
                "characters for any web address");
    }

    private void compare(JsonNode said, int set, String setting, String what) {
        if (!said.isIntegralNumber() || said.longValue() < 1 || said.longValue() > 999_999) {
            notes.add("The server does not say how many " + what + " it counts; we take it to be " + set + ".");
        } else if (said.intValue() != set) {
            notes.add("The server counts " + said.intValue() + " " + what + ", we " + set + ". Set “" + setting
                    + "” to " + said.intValue() + ".");
        }
    }

    private String domain(JsonNode instance) {
        var domain = instance.path("domain");
        return domain.isTextual() && domain.textValue().matches("[A-Za-z0-9.-]{1,253}")
                ? domain.textValue()
                : access.address().replaceFirst("^https?://", "").replaceFirst("[/?#].*", "");
    }

    private void compare(String handle) {
        var expected = access.account() == null ? "" : access.account().strip();
        if (!expected.isEmpty()
                && !plain(handle).equals(plain(expected))
                && !plain(handle).startsWith(plain(expected) + "@")) {
            notes.add("The key belongs to " + handle + ", not to " + expected + ".");
        }
    }

    private static String plain(String account) {
        return account.toLowerCase(Locale.ROOT).replaceFirst("^@", "");
    }
}
