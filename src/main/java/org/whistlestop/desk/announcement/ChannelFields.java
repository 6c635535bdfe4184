package org.whistlestop.desk.announcement;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.whistlestop.channel.ChannelKind;
import org.whistlestop.support.ProblemException;

/**
 * What a kind of channel asks for, in the kind's own words.
 *
 * @param intro what to do there before
 * @param address null for our own
 * @param account null where a key alone says who speaks
 * @param key null where nothing secret opens it
 * @param caution what is to be known before one trusts it; null for nothing special
 */
record ChannelFields(
        ChannelKind kind,
        String intro,
        Field address,
        Field account,
        Field key,
        List<Setting> settings,
        String caution) {

    private static final Map<ChannelKind, ChannelFields> ALL = Map.of(
            ChannelKind.WORDPRESS,
            new ChannelFields(
                    ChannelKind.WORDPRESS,
                    "In WordPress, open Users, then the profile of who shall post, and add an application password for Whistlestop."
                            + " The role Author is enough for this user.",
                    new Field("Address of the blog", "https://blog.example.com", "Where it begins, without wp-admin."),
                    new Field("User name", "tour", "Of the user in WordPress, not an e-mail address."),
                    new Field(
                            "Application password",
                            "",
                            "Twenty-four letters and digits; the user’s own password does not work."),
                    List.of(
                            Setting.choice(
                                    "publish",
                                    "What becomes of it",
                                    Map.entry("publish", "It is published at its minute"),
                                    Map.entry("draft", "It is left as a draft for an editor")),
                            Setting.text(
                                    "categories",
                                    "Categories",
                                    "Names, with commas between them; they must be there already."),
                            Setting.choice(
                                    "pictures",
                                    "The photo",
                                    Map.entry("featured", "Becomes the featured image"),
                                    Map.entry("text", "Stands above the text"),
                                    Map.entry("no", "Stays away"))),
                    null),
            ChannelKind.BLUESKY,
            new ChannelFields(
                    ChannelKind.BLUESKY,
                    "In Bluesky, open Settings, Privacy and security, App passwords, and add one for Whistlestop.",
                    new Field("Server", "https://bsky.social", "The one where the account lives."),
                    new Field("Handle", "tour.example.com", "Without the @."),
                    new Field("App password", "", "Four groups of four, like abcd-efgh-ijkl-mnop."),
                    List.of(),
                    null),
            ChannelKind.MASTODON,
            new ChannelFields(
                    ChannelKind.MASTODON,
                    "On the server, open Preferences, Development, and add an application that may read:accounts, write:statuses and"
                            + " write:media. Copy its access token.",
                    new Field("Server", "https://mastodon.social", "The one where the account lives."),
                    null,
                    new Field("Access token", "", "Of the application, not the client key or secret."),
                    List.of(Setting.choice(
                            "visibility",
                            "Who sees it",
                            Map.entry("public", "Everybody, also in the public timelines"),
                            Map.entry("unlisted", "Everybody, but not in the public timelines"),
                            Map.entry("private", "Followers only"))),
                    null),
            ChannelKind.WEBHOOK,
            new ChannelFields(
                    ChannelKind.WEBHOOK,
                    "Each text is sent as signed JSON, by Standard Webhooks; the program there checks the signature with the same secret.",
                    new Field("Address", "https://example.com/hooks/tour", "Where the program listens."),
                    null,
                    new Field("Secret", "", "As the program has it, often beginning with whsec_."),
                    List.of(),
                    null),
            ChannelKind.PUSH,
            new ChannelFields(
                    ChannelKind.PUSH,
                    "Everybody who follows the tour in a browser or on a phone gets it at once. There is nothing to set up.",
                    null,
                    null,
                    null,
                    List.of(),
                    null),
            ChannelKind.PAGES,
            new ChannelFields(
                    ChannelKind.PAGES,
                    "It stands on the tour’s and the stop’s page and in the feeds. There is nothing to set up.",
                    null,
                    null,
                    null,
                    List.of(),
                    null),
            ChannelKind.X,
            new ChannelFields(
                    ChannelKind.X,
                    "In X’s developer portal, make a project with write access and copy the user’s access token.",
                    new Field("Address of the API", "https://api.x.com", "Usually this one."),
                    null,
                    new Field("Access token", "", "Of the user who posts."),
                    List.of(),
                    "Nobody has tried this kind against X itself yet. Test it, and watch its first post."));

    static ChannelFields of(ChannelKind kind) {
        return ALL.get(kind);
    }

    /** @throws ProblemException 404 for a kind that is not known */
    static ChannelKind kind(String word) {
        return Arrays.stream(ChannelKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no such kind of channel."));
    }

    /** A field to type into. */
    record Field(String label, String example, String help) {}

    /**
     * Something else that a kind asks for.
     *
     * @param options none for free text
     */
    record Setting(String name, String label, String help, List<Option> options) {

        @SafeVarargs
        static Setting choice(String name, String label, Map.Entry<String, String>... options) {
            return new Setting(
                    name,
                    label,
                    null,
                    Arrays.stream(options)
                            .map(option -> new Option(option.getKey(), option.getValue()))
                            .toList());
        }

        static Setting text(String name, String label, String help) {
            return new Setting(name, label, help, List.of());
        }

        /** A setting as people say it. */
        public String inWords(String value) {
            return options.stream()
                    .filter(option -> option.value.equals(value))
                    .map(Option::words)
                    .findFirst()
                    .orElse(value);
        }
    }

    record Option(String value, String words) {}
}
