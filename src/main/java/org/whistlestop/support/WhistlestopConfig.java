package org.whistlestop.support;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lists every setting of our own; each has a default that works on a laptop. */
@ConfigMapping(prefix = "whistlestop")
public interface WhistlestopConfig {

    /** Folder of the embedded database and, later, of photos: one folder is easy to back up and to throw away. */
    @WithDefault("data")
    Path data();

    /** Where people reach this installation; links that leave the house (previews, feeds) are made from it. */
    @WithDefault("http://localhost:${quarkus.http.port}")
    URI baseUrl();

    /** Gives an empty database the demo tour; unset, only the embedded database gets one, never a configured one. */
    Optional<Boolean> demo();

    /** Largest body of any request but an upload: an itinerary of 2 MB comes back from its preview as 3 MB. */
    @WithDefault("4M")
    MemorySize bodySize();

    /** Logs a line for each answer; off, because a proxy in front mostly does, and a live map costs less than its line. */
    @WithDefault("false")
    boolean accessLog();

    /** True when the program runs on its own PostgreSQL; set by the launcher, not by people. */
    @WithDefault("false")
    boolean embedded();

    /** Bearer token that sets up a fresh installation (people, tokens, tours) and nothing else; unset, nobody has it. */
    Optional<String> adminToken();

    /** Tile server to draw instead of our own basemap, with its attribution; none by default, so no page asks a third party. */
    Tiles tiles();

    interface Tiles {
        /** Address with {z}, {x} and {y}, for instance of the operator's own tile server. */
        Optional<String> url();

        /** Credit that the tile server's licence asks for. */
        Optional<String> attribution();
    }

    /** Requests to foreign hosts; every one of them goes through the guarded client. */
    Outbound outbound();

    interface Outbound {
        /** Lets requests reach this very machine, for tests and development; elsewhere it would open what only it can see. */
        @WithDefault("false")
        boolean allowLoopback();

        /** Requests to one host in a minute: enough for a busy day, too few to trouble a small site. */
        @WithDefault("60")
        int perMinute();

        /** Requests to one host at the same time: a slow host must not hold all our threads. */
        @WithDefault("4")
        int parallel();

        /**
         * The browser makers' push services, each with all hosts below it: few hosts for all who follow a tour, and made to be
         * asked often. Any other host that a browser names is asked like anyone's.
         */
        @WithDefault("fcm.googleapis.com,push.services.mozilla.com,push.apple.com,notify.windows.com")
        List<String> pushServices();

        /** Requests to one of them in a minute: 5,000 followers are told in that time. */
        @WithDefault("6000")
        int pushPerMinute();

        /** Requests to one of them at the same time: each is a connection of its own and waits most of its time. */
        @WithDefault("16")
        int pushParallel();
    }

    /** Signing in by your organisation's OpenID provider, once issuer, client id and client secret are set. */
    Oidc oidc();

    interface Oidc {
        /** The issuer to the letter, as its discovery document says; all its endpoints are on that host, or it is refused. */
        Optional<String> issuer();

        /** Name of this installation there, registered with the address {@code /sign-in/oidc/callback} of the base address. */
        Optional<String> clientId();

        /** Proves to the issuer that it is us who ask: without it a stolen code could be traded by its thief. */
        Optional<String> clientSecret();

        /** Claim of the ID token that lists roles like {@code 42-stores:pr}: providers differ in what they let you name it. */
        @WithDefault("roles")
        String rolesClaim();

        /** What people call the provider, on the button. */
        @WithDefault("your organisation")
        String label();
    }

    /** How what opens the doors of others is kept. */
    Secrets secrets();

    interface Secrets {
        /**
         * Keys that seal secrets in the database, like {@code 2=<base64>,1=<base64>}: the first seals, all open. Unset, the
         * embedded database gets one in the data folder; a configured one keeps no secrets, for a key beside it guards nothing.
         */
        Optional<List<String>> keys();
    }
}
