package org.whistlestop.account;

import java.util.List;
import java.util.UUID;

/** A person as staff sees it. */
public record PersonView(UUID id, String name, List<RoleView> roles) {

    public record RoleView(String tour, Role role) {}
}
