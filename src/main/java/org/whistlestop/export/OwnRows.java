package org.whistlestop.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.Map;
import java.util.UUID;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.whistlestop.support.Sql;

/** Makes sure, once rows are in and before they stay, that they are about this tour and nothing else, and can be read. */
@ApplicationScoped
class OwnRows {

    private static final int AT_ONCE = 500;

    @Inject
    AgroalDataSource database;

    @Inject
    EntityManager entities;

    /** @param people ids of everybody in the file, whether new or not */
    void check(UUID tour, Map<Table, Long> came, String[] people) {
        came.forEach((table, rows) -> {
            refuseStrayRows(table, rows, tour);
            table.references.forEach((column, other) -> refuseForeign(table, column, other, tour));
            for (var column : table.people()) {
                refuseStrangers(table, column, tour, people);
            }
        });
        if (!isTrue("select (select count(*) from tour_event where tour_id = '%1$s') = last_number from tour_log"
                .concat(" where tour_id = '%1$s'")
                .formatted(tour))) {
            throw BadTourFile.at("tour_log", "It does not end where the tour's events do", null);
        }
    }

    /** The tour was not here before: what is its own now has come with the file. */
    private void refuseStrayRows(Table table, long rows, UUID tour) {
        if (table != Tables.PERSON
                && table != Tables.PICTURE
                && rows != count("select count(*) from " + table.name + " where " + table.ownedBy(tour))) {
            throw BadTourFile.at(table.name, "A row belongs to another tour, or to nothing that is in the file", null);
        }
    }

    private void refuseForeign(Table table, String column, String other, UUID tour) {
        var foreign = "select count(*) from %1$s t where %2$s and exists (select from %3$s where id = t.%4$s)"
                .concat(" and t.%4$s not in (select id from %3$s where %5$s)")
                .formatted(
                        table.name,
                        table.ownedBy(tour),
                        other,
                        column,
                        Tables.BY_NAME.get(other).ownedBy(tour));
        if (count(foreign) > 0) {
            throw BadTourFile.at(table.name + "." + column, "A row is about something of another tour", null);
        }
    }

    private void refuseStrangers(Table table, String column, UUID tour, String[] people) {
        if (table == Tables.PICTURE) {
            return;
        }
        var named = column.equals("authors") ? "unnest(authors)" : column;
        var sql = "select count(*) from (select %s as id from %s where %s) named"
                        .formatted(named, table.name, table.ownedBy(tour))
                + " where exists (select from person p where p.id = named.id) and named.id <> all (?::uuid[])";
        var strangers = Sql.with(database, sql, query -> {
            query.setArray(1, query.getConnection().createArrayOf("text", people));
            return Sql.single(query, row -> row.getLong(1));
        });
        if (strangers > 0) {
            throw BadTourFile.at(table.name + "." + column, "A row names a person who is not in the file", null);
        }
    }

    /** Reads every row as the program does later: a value that no page could show is found now. */
    void read(UUID tour) {
        var factory = entities.getEntityManagerFactory().unwrap(SessionFactoryImplementor.class);
        factory.getMappingMetamodel().forEachEntityDescriptor(entity -> {
            var table = Tables.BY_NAME.get(((AbstractEntityPersister) entity).getTableName());
            if (table != null) {
                read(table, entity.getMappedClass(), tour);
            }
        });
    }

    private void read(Table table, Class<?> entity, UUID tour) {
        var sql = "select * from %s where %s order by %s".formatted(table.name, Tables.owned(table, tour), table.order);
        try {
            var from = 0;
            int read;
            do {
                read = entities.createNativeQuery(sql, entity)
                        .setFirstResult(from)
                        .setMaxResults(AT_ONCE)
                        .getResultList()
                        .size();
                entities.clear();
                from += read;
            } while (read == AT_ONCE);
        } catch (PersistenceException | IllegalArgumentException e) {
            throw BadTourFile.at(table.name, "A row holds what nobody can read", null);
        }
    }

    private long count(String sql) {
        return Sql.with(database, sql, query -> Sql.single(query, row -> row.getLong(1)));
    }

    private boolean isTrue(String sql) {
        return Sql.with(database, sql, query -> Sql.list(query, row -> row.getBoolean(1)))
                .equals(java.util.List.of(true));
    }
}
