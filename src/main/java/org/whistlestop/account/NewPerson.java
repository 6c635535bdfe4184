package org.whistlestop.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A person to add; roles may be left out and given later. */
public record NewPerson(
        @NotBlank @Size(max = 120) String name,
        @Size(max = 100) List<@Valid NewRole> roles) {

    public record NewRole(
            @NotBlank @Size(max = 80) String tour, @NotNull Role role) {}

    List<NewRole> rolesOrNone() {
        return roles == null ? List.of() : roles;
    }
}
