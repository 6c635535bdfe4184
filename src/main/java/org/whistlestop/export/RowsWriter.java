package org.whistlestop.export;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.support.Sql;

/** Writes all rows of a tour down as they are at one moment: PostgreSQL makes the JSON, in UTC, the same each time. */
@ApplicationScoped
class RowsWriter {

    private static final int SECONDS = 300;
    private static final int AT_ONCE = 500;

    @Inject
    AgroalDataSource database;

    @Inject
    Catalogue catalogue;

    /** Answers the names of the tour's files in the storage, in the order in which they go behind. */
    List<String> write(UUID tour, String slug, Path file) {
        return QuarkusTransaction.requiringNew().timeout(SECONDS).call(() -> {
            say("set transaction isolation level repeatable read, read only");
            say("set local timezone = 'UTC'");
            say("set local bytea_output = 'hex'");
            say("set local extra_float_digits = 1");
            try (var json = Files.newBufferedWriter(file)) {
                write(tour, slug, json);
            }
            return filesOf(tour);
        });
    }

    private void say(String statement) {
        Sql.with(database, statement, PreparedStatement::execute);
    }

    private void write(UUID tour, String slug, BufferedWriter json) throws IOException {
        json.write("{\"format\":\"%s\",\"version\":%d,\"schema\":%d,\"tour\":\"%s\",\"tables\":{"
                .formatted(TourFile.FORMAT, TourFile.VERSION, catalogue.version(), slug));
        var between = "\n";
        for (var table : Tables.ALL) {
            json.write(between + "\"" + table.name + "\":[");
            writeRows(table, tour, json);
            json.write("]");
            between = ",\n";
        }
        json.write("\n}}\n");
    }

    private void writeRows(Table table, UUID tour, Writer json) {
        var columns = catalogue.columnsOf(table).stream().map(Column::name).collect(Collectors.joining(", "));
        var rows = "select row_to_json(r)::text from (select %s from %s where %s order by %s) r"
                .formatted(columns, table.name, Tables.owned(table, tour), table.order);
        Sql.with(database, rows, query -> {
            query.setFetchSize(AT_ONCE);
            var between = "\n";
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    json.write(between + found.getString(1));
                    between = ",\n";
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        });
    }

    private List<String> filesOf(UUID tour) {
        var files = new ArrayList<>(names(
                "select object from photo_size where " + Tables.SIZE.ownedBy(tour) + " order by " + Tables.SIZE.order));
        files.addAll(names("select piece from photo_original, unnest(objects) with ordinality as o(piece, place) where "
                + Tables.ORIGINAL.ownedBy(tour) + " order by " + Tables.ORIGINAL.order + ", place"));
        return files;
    }

    private List<String> names(String sql) {
        return Sql.with(database, sql, query -> Sql.list(query, row -> row.getString(1)));
    }
}
