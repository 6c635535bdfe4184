package org.whistlestop.support;

import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** Writes entities whose ids are made elsewhere, such as on a phone that may send one twice. */
public final class Inserts {

    private Inserts() {}

    /**
     * Looks for the id and writes the row in one statement, so that two that arrive together cannot both win.
     *
     * @param entity new, and left so: who goes on with it reads it
     * @return whether it is there only now; what stood there before is left as it is
     */
    public static boolean ifAbsent(EntityManager database, Object entity) {
        var session = database.unwrap(SharedSessionContractImplementor.class);
        var kind = session.getFactory().getMappingMetamodel().getEntityDescriptor(entity.getClass());
        var names = kind.getPropertyNames();
        var insert = database.createQuery("insert into %s (id, %s) values (:id, %s) on conflict (id) do nothing"
                        .formatted(
                                kind.getEntityName(),
                                String.join(", ", names),
                                Arrays.stream(names).map(name -> ":" + name).collect(Collectors.joining(", "))))
                .setParameter("id", kind.getIdentifier(entity, session));
        Stream.of(names).forEach(name -> insert.setParameter(name, kind.getPropertyValue(entity, name)));
        return insert.executeUpdate() == 1;
    }
}
