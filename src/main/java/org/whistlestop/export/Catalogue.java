package org.whistlestop.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.whistlestop.support.Sql;

/** Tells what the schema is, from the database's own catalogue: a column that a migration adds goes along without being named. */
@ApplicationScoped
class Catalogue {

    @Inject
    AgroalDataSource database;

    /** The number of the last migration. */
    int version() {
        return Sql.with(
                database,
                "select max(version::integer) from flyway_schema_history where success and version is not null",
                query -> Sql.single(query, row -> row.getInt(1)));
    }

    Set<String> tables() {
        var names = Sql.with(
                database,
                "select table_name from information_schema.tables"
                        + " where table_schema = current_schema() and table_type = 'BASE TABLE'",
                query -> Sql.list(query, row -> row.getString(1)));
        return new TreeSet<String>(names);
    }

    /** All columns of a table but those left out, in the table's order. */
    List<Column> columnsOf(Table table) {
        return allColumnsOf(table).stream()
                .filter(column -> !table.leftOut.containsKey(column.name()))
                .toList();
    }

    List<Column> allColumnsOf(Table table) {
        return Sql.with(database, """
                select a.attname, t.typname, not a.attnotnull,
                    exists (select from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'c'
                        and c.conkey = array[a.attnum])
                from pg_attribute a join pg_type t on t.oid = a.atttypid
                where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum""", query -> {
            query.setString(1, table.name);
            return Sql.list(
                    query, row -> new Column(row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)));
        });
    }
}
