package org.whistlestop.support;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers since when a page is as it is, for all replicas. What stands in a feed changes for many reasons, also by what is
 * taken out, so that only the whole page tells.
 */
@ApplicationScoped
public class PageStates {

    @Inject
    AgroalDataSource database;

    /** Since when, in whole seconds: each change has another one, so that nobody who goes by the time misses any. */
    @Transactional
    public Instant since(String path, PublicPage page) {
        return find(path, page.etag()).orElseGet(() -> change(path, page.etag()));
    }

    private Optional<Instant> find(String path, String hash) {
        return Sql.with(database, "select changed_at from page_state where path = ? and hash = ?", query -> {
            query.setString(1, path);
            query.setString(2, hash);
            return Sql.list(query, row -> Sql.instant(row, 1)).stream().findFirst();
        });
    }

    private Instant change(String path, String hash) {
        return Sql.with(database, """
                insert into page_state as known (path, hash, changed_at) values (?, ?, date_trunc('second', now()))
                on conflict (path) do update set hash = excluded.hash, changed_at = case
                    when known.hash = excluded.hash then known.changed_at
                    else greatest(excluded.changed_at, known.changed_at + interval '1 second') end
                returning changed_at""", insert -> {
            insert.setString(1, path);
            insert.setString(2, hash);
            return Sql.single(insert, row -> Sql.instant(row, 1));
        });
    }
}
