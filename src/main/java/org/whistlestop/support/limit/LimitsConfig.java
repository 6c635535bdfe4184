package org.whistlestop.support.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Lists how many requests a minute each limit lets pass, all of which may come at once, and how long one may take to arrive. */
@ConfigMapping(prefix = "whistlestop.limits")
interface LimitsConfig {

    /** Sign-in attempts, invitations and wrong tokens by address: a whole team behind one address comes in, guessing does not. */
    @WithDefault("60")
    long secrets();

    /** Public forms by address: a crowd in one store shares its network, a script that floods has one too. */
    @WithDefault("600")
    long anonymous();

    /**
     * Whatever staff changes, by person: stops a program gone wild from starving the others. A phone that brings a day's 500
     * check-ins at once is far below; raise it where one person's programs write more than 10,000 times a second.
     */
    @WithDefault("600000")
    long person();

    /** Maps drawn as pictures, by address: thousands of fans share the address of their carrier, and most pictures are kept. */
    @WithDefault("30000")
    long pictures();

    /** Photos that fans begin to send, by address: a fan sends three, a crowd in one store shares its network. */
    @WithDefault("30")
    long uploads();

    /**
     * Time for a body to arrive: 4 MB, the largest but for photos, take a minute and a half on a slow phone's line. A photo
     * that is cut off there keeps what has arrived, and its sender goes on from there.
     */
    @WithDefault("2M")
    Duration bodyTime();

    /** The same for a whole tour: a gigabyte takes ten minutes on a line of 15 Mbit. Longer than half an orphan's age is no use. */
    @WithDefault("20M")
    Duration tourTime();

    /**
     * Key of the hashes under which addresses and people are counted, so that the table names nobody; the same at all
     * replicas, as the database's password is.
     */
    @WithDefault("${quarkus.datasource.password:}")
    Optional<String> key();
}
