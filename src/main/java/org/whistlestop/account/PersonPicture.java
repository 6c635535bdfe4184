package org.whistlestop.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import java.util.UUID;

/** A person's picture as we made it anew: square, small, a JPEG without any metadata. */
@Entity
class PersonPicture extends PanacheEntityBase {

    @Id
    public UUID personId;

    /** Of the content; in the address, so that a new picture has a new one. */
    public String hash;

    public byte[] jpeg;

    protected PersonPicture() {}

    PersonPicture(UUID personId, byte[] jpeg) {
        this.personId = personId;
        this.hash = Secret.hexOfSha256(jpeg).substring(0, 16);
        this.jpeg = jpeg;
    }

    static Optional<String> addressOf(UUID personId) {
        return find("select p.hash from PersonPicture p where p.personId = ?1", personId)
                .project(String.class)
                .firstResultOptional()
                .map(hash -> "/people/" + personId + "/picture/" + hash + ".jpg");
    }
}
