package org.whistlestop.account;

import java.net.URI;
import java.util.List;

/**
 * A person as the public knows one who stands behind what it reads.
 *
 * @param picture address of the picture here, or null
 */
public record PublicPerson(String name, String bio, List<String> links, String picture) {

    public static PublicPerson of(Person person) {
        return new PublicPerson(
                person.name,
                person.bio,
                person.links,
                PersonPicture.addressOf(person.id).orElse(null));
    }

    /** Whether there is more to tell than the name. */
    public boolean tells() {
        return !bio.isEmpty() || !links.isEmpty() || picture != null;
    }

    public List<Link> addresses() {
        return links.stream().map(link -> new Link(link, wordsFor(link))).toList();
    }

    /** Without what every address begins with. */
    private static String wordsFor(String link) {
        var address = URI.create(link);
        var path = address.getPath() == null || address.getPath().equals("/") ? "" : address.getPath();
        return address.getHost().replaceFirst("^www\\.", "") + path;
    }

    public record Link(String address, String words) {}
}
