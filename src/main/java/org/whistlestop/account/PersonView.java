package org.whistlestop.account;

import java.util.List;
import java.util.UUID;

/**
 * A person as staff sees it.
 *
 * @param picture address of the picture here, or null
 */
public record PersonView(UUID id, String name, String bio, List<String> links, String picture, List<RoleView> roles) {

    public record RoleView(String tour, Role role) {}

    static PersonView of(Person person, List<RoleView> roles) {
        return new PersonView(
                person.id,
                person.name,
                person.bio,
                person.links,
                PersonPicture.addressOf(person.id).orElse(null),
                roles);
    }
}
