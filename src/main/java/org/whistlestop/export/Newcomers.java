package org.whistlestop.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.whistlestop.account.Caller;
import org.whistlestop.account.People;
import org.whistlestop.account.Permission;
import org.whistlestop.account.Role;
import org.whistlestop.account.audit.Audit;
import org.whistlestop.photo.UnmadePhotos;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.Sql;
import org.whistlestop.tour.Tour;
import org.whistlestop.tour.TourView;
import org.whistlestop.tour.log.TourAdvanced;

/** Lets a tour in that is not here yet, with its people, who are names only. */
@ApplicationScoped
class Newcomers {

    @Inject
    AgroalDataSource database;

    @Inject
    OwnRows ownRows;

    @Inject
    Quietening quietening;

    @Inject
    UnmadePhotos photos;

    @Inject
    People people;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    @Inject
    Event<TourAdvanced> advanced;

    /** The administrator, and whoever runs a tour already: those who may make one. */
    void mayCome() {
        if (!caller.isSetup() && caller.toursFor(Permission.RUN).isEmpty()) {
            throw ProblemException.forbidden("Only who runs a tour already, or the administrator, imports one.");
        }
    }

    /** Says what cannot be before any file is kept. */
    void refuse(Contents contents) {
        if (isThere(
                "select exists (select from tour where id = ?::uuid or slug = ?)",
                contents.tour.toString(),
                contents.slug)) {
            throw ProblemException.conflict("There is a tour \"" + contents.slug
                    + "\" here already. A tour comes into an installation without it. Nothing was imported.");
        }
        if (!caller.isSetup()) {
            refuseUnknown(contents);
        }
        refuseKnownFiles(contents.files);
    }

    /** Whose name would stand on what the file says must be somebody whom the caller may name. */
    private void refuseUnknown(Contents contents) {
        var mine = caller.person().id;
        for (var id : here(contents.people.keySet())) {
            if (!id.equals(mine) && people.findKnown(id).isEmpty()) {
                throw ProblemException.forbidden("In the file is somebody who works here on a tour that is not yours: "
                        + contents.people.get(id) + ". The administrator may import it. Nothing was imported.");
            }
        }
    }

    /** Another photo's bytes are never written over. */
    private void refuseKnownFiles(List<PhotoFile> files) {
        var names = files.stream().map(PhotoFile::name).toArray(String[]::new);
        var known = Sql.with(database, """
                select count(*) from unnest(?::text[]) as name
                where exists (select from upload_chunk where object = name)
                  or exists (select from photo_original where objects @> array[name])
                  or exists (select from photo_size where object = name)""", query -> {
            query.setArray(1, query.getConnection().createArrayOf("text", names));
            return Sql.single(query, row -> row.getLong(1));
        });
        if (known > 0) {
            throw ProblemException.conflict("Photos of this tour are here already. Nothing was imported.");
        }
    }

    /** Puts everything in, or nothing. */
    ImportedTour settle(Contents contents, Path rows, List<String> missing) {
        var known = here(contents.people.keySet());
        var fresh = contents.people.keySet().stream()
                .filter(id -> !known.contains(id))
                .map(UUID::toString)
                .collect(Collectors.toSet());
        var came = RowsIn.insert(rows, database, fresh);
        var everybody = contents.people.keySet().stream().map(UUID::toString).toArray(String[]::new);
        ownRows.check(contents.tour, came, everybody);
        ownRows.read(contents.tour);
        quietening.hush(contents.tour);
        var leftOut = leaveOut(missing);
        photos.make(contents.tour);
        Tour tour = Tour.findById(contents.tour);
        audit.record(tour.id, "imported", "tour", tour.id);
        if (!caller.isSetup()) {
            people.give(caller.person(), tour.id, Role.ADMIN);
        }
        advanced.fire(new TourAdvanced(tour.id, true));
        return new ImportedTour(
                TourView.of(tour),
                came.values().stream().mapToLong(Long::longValue).sum(),
                contents.files.size() - missing.size(),
                leftOut,
                contents.people.entrySet().stream()
                        .map(who ->
                                new ImportedTour.Newcomer(who.getKey(), who.getValue(), known.contains(who.getKey())))
                        .toList());
    }

    /** A photo that lacks a size was taken down while it was exported; one that lacks its original only cannot be made anew. */
    private int leaveOut(List<String> missing) {
        var names = missing.toArray(String[]::new);
        with("update photo_original set objects = '{}' where objects && ?::text[]", names);
        return with(
                "delete from photo where id in (select photo_id from photo_size where object = any (?::text[]))",
                names);
    }

    private int with(String sql, String[] names) {
        return Sql.with(database, sql, update -> {
            update.setArray(1, update.getConnection().createArrayOf("text", names));
            return update.executeUpdate();
        });
    }

    private Set<UUID> here(Collection<UUID> ids) {
        return new HashSet<>(Sql.with(database, "select id from person where id = any (?)", query -> {
            query.setArray(1, query.getConnection().createArrayOf("uuid", ids.toArray()));
            return Sql.list(query, row -> row.getObject(1, UUID.class));
        }));
    }

    private boolean isThere(String sql, String first, String second) {
        return Sql.with(database, sql, query -> {
            query.setString(1, first);
            query.setString(2, second);
            return Sql.single(query, row -> row.getBoolean(1));
        });
    }
}
