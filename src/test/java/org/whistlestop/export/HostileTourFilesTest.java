package org.whistlestop.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.whistlestop.image.ByteStore;
import org.whistlestop.testing.Api;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** Files made to harm, or spoiled on their way, are refused with what is wrong, and leave everything as it was. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HostileTourFilesTest {

    private static final int MEGABYTE = 1024 * 1024;

    /** Words of the answer, so that nothing is refused for something else. */
    private static final Map<String, String> WHY = Map.ofEntries(
            Map.entry("nothing at all", "cut short"),
            Map.entry("no ZIP", "cut short"),
            Map.entry("cut in the middle", "cut short"),
            Map.entry("cut before its end", "cut short"),
            Map.entry("a photo is missing", "Files of photos are missing"),
            Map.entry("another photo's bytes", "not the file that its row is about"),
            Map.entry("an original that is another", "incoming/"),
            Map.entry("a photo that goes on for ever", "longer than it may be"),
            Map.entry("a way out of the folder", "etc/passwd: No row"),
            Map.entry("one entry too many", "behind the end"),
            Map.entry("rows that blow up", "tour.json: It is longer"),
            Map.entry("no JSON", "not the JSON"),
            Map.entry("another format", "version 1 of this format"),
            Map.entry("another version", "version 1 of this format"),
            Map.entry("a newer schema", "schema 999"),
            Map.entry("an unknown table", "access_token: No such table"),
            Map.entry("a table twice", "not the JSON"),
            Map.entry("an unknown column", "There is no such column"),
            Map.entry("a column that stays", "next_at: There is no such column"),
            Map.entry("a column twice", "not the JSON"),
            Map.entry("another tour's stop", "check_in.stop_id: A row is about something of another tour"),
            Map.entry("another tour's row", "another tour"),
            Map.entry("a role on another tour", "role_grant: A row belongs to another tour"),
            Map.entry("somebody else's words", "a person who is not in the file"),
            Map.entry("a step of another's delivery", "delivery_step: A row breaks"),
            Map.entry("a link that is a script", "url: It is none"),
            Map.entry("a slug that is a path", "slug: It is none"),
            Map.entry("a zone nobody knows", "zone: It is none"),
            Map.entry("a look that all photos have", "fingerprint: It is none"),
            Map.entry("a row that blows up", "not the JSON"),
            Map.entry("a head that blows up", "not the JSON"),
            Map.entry("a state nobody knows", "status: It is none"),
            Map.entry("a seal nobody reads", "approval: A row holds what nobody can read"),
            Map.entry("the end of time", "arrived_at: It is no value"),
            Map.entry("a text too long", "silence: A row breaks"),
            Map.entry("a NUL", "reason: It is no value"),
            Map.entry("a log that jumps", "tour_log: It does not end"),
            Map.entry("files under other names", "objects: It is none"),
            Map.entry("two tours", "tour: It is not the one tour"),
            Map.entry("a tour by another id than its rows", "breaks a rule"));

    @TestHTTPResource
    String url;

    @Inject
    RichTour rich;

    @Inject
    ByteStore store;

    @TestFactory
    Stream<DynamicTest> isRefusedAndChangesNothing() {
        var base = url.replaceAll("/$", "");
        var tour = new TestTour(base).withStops();
        rich.fill(tour);
        var victim = new TestTour(base).withStops();
        victim.say(RichTour.BOSTON, "arrived", java.time.Instant.now()).expect(201);
        var victims = Map.of(
                "tour", bare(rich.id(victim)),
                "stop", one("select id::text from stop where tour_id = " + rich.id(victim) + " limit 1"),
                "person", bare(RichTour.quoted(victim.hostId)));
        var file = TourFileTest.export(tour.admin, tour);
        var entries = ZipBytes.read(file);
        rich.forget(tour);
        entries.keySet().stream().filter(name -> name.contains("/")).forEach(store::delete);

        var cases = new LinkedHashMap<String, byte[]>();
        cases.put("nothing at all", new byte[0]);
        cases.put("no ZIP", "PK is not enough".getBytes());
        cases.put("cut in the middle", Arrays.copyOf(file, file.length / 2));
        cases.put("cut before its end", without(entries, TourFile.END));
        cases.put("a photo is missing", without(entries, photo(entries)));
        cases.put("another photo's bytes", replaced(entries, photo(entries), spoiled(entries.get(photo(entries)))));
        cases.put(
                "an original that is another",
                replaced(entries, original(entries), spoiled(entries.get(original(entries)))));
        cases.put("a photo that goes on for ever", replaced(entries, photo(entries), new byte[40 * MEGABYTE]));
        cases.put("a way out of the folder", renamed(entries, photo(entries), "photos/../../../etc/passwd"));
        cases.put("one entry too many", replaced(entries, "photos/x.sh", new byte[1]));
        cases.put("rows that blow up", replaced(entries, TourFile.ROWS, blown()));
        edit(cases, entries, "no JSON", rows -> rows.replace("\"tables\":{", "\"tables\":["));
        edit(cases, entries, "another format", rows -> rows.replace(TourFile.FORMAT, "something"));
        edit(cases, entries, "another version", rows -> rows.replace("\"version\":1", "\"version\":2"));
        edit(cases, entries, "a newer schema", rows -> rows.replaceFirst("\"schema\":\\d+", "\"schema\":999"));
        edit(cases, entries, "an unknown table", rows -> rows.replace("\"silence\":[", "\"access_token\":["));
        edit(cases, entries, "a table twice", rows -> rows.replace("\"silence\":[", "\"delivery_step\":["));
        edit(
                cases,
                entries,
                "an unknown column",
                rows -> rows.replace("{\"id\":", "{\"x\\\"; drop table tour; --\":1,\"id\":"));
        edit(
                cases,
                entries,
                "a column that stays",
                rows -> rows.replace("\"sent_at\":", "\"next_at\":null,\"sent_at\":"));
        edit(cases, entries, "a column twice", rows -> rows.replace("\"slug\":", "\"slug\":\"a\",\"slug\":"));
        edit(
                cases,
                entries,
                "another tour's stop",
                rows -> rows.replaceFirst(
                        "(\"check_in\":\\[\\s*\\{\"id\":\"[^\"]+\",\"tour_id\":\"[^\"]+\",\"stop_id\":\")[^\"]+",
                        "$1" + victims.get("stop")));
        edit(
                cases,
                entries,
                "another tour's row",
                rows -> rows.replaceFirst(
                        "(\"check_in\":\\[\\s*\\{\"id\":\"[^\"]+\",\"tour_id\":\")[^\"]+", "$1" + victims.get("tour")));
        edit(
                cases,
                entries,
                "a role on another tour",
                rows -> rows.replaceFirst(
                        "(\"role_grant\":\\[\\s*\\{\"person_id\":\"[^\"]+\",\"tour_id\":\")[^\"]+",
                        "$1" + victims.get("tour")));
        edit(
                cases,
                entries,
                "somebody else's words",
                rows -> rows.replaceFirst(
                        "(\"person_id\":\")[^\"]+(\",\"kind\":\"ARRIVED\")", "$1" + victims.get("person") + "$2"));
        edit(
                cases,
                entries,
                "a step of another's delivery",
                rows -> rows.replaceFirst(
                        "(\"delivery_step\":\\[\\s*\\{\"delivery_id\":\")[^\"]+", "$1" + UUID.randomUUID()));
        edit(
                cases,
                entries,
                "a link that is a script",
                rows -> rows.replace("https://social.example/@rita", "javascript:alert(1)"));
        edit(cases, entries, "a slug that is a path", rows -> rows.replace("\"old-name\"", "\"../../desk\""));
        edit(cases, entries, "a zone nobody knows", rows -> rows.replace("America/New_York", "Moon/Tranquility"));
        edit(
                cases,
                entries,
                "a state nobody knows",
                rows -> rows.replace("\"status\":\"LIVE\"", "\"status\":\"LOST\""));
        edit(
                cases,
                entries,
                "a seal nobody reads",
                rows -> rows.replaceFirst("\"sealed\":\\{[^}]*\"sayings\": *\\[", "\"sealed\":{\"sayings\": [7,"));
        edit(
                cases,
                entries,
                "the end of time",
                rows -> rows.replaceFirst("\"arrived_at\":\"[^\"]+\"", "\"arrived_at\":\"infinity\""));
        edit(cases, entries, "a text too long", rows -> rows.replace("\"A fire\"", "\"" + "a".repeat(301) + "\""));
        edit(cases, entries, "a NUL", rows -> rows.replace("A fire", "A \\u0000fire"));
        edit(
                cases,
                entries,
                "a log that jumps",
                rows -> rows.replaceFirst("\"last_number\":\\d+", "\"last_number\":0"));
        edit(
                cases,
                entries,
                "files under other names",
                rows -> rows.replaceFirst("\"incoming/[^\"]+\"", "\"photos/../x\""));
        edit(
                cases,
                entries,
                "a look that all photos have",
                rows -> rows.replaceFirst("(\"fingerprint\":\"...)[^\"]+(\",\"removed_at\")", "$103$2"));
        var many = "[" + "{},".repeat(200_000) + "{}]";
        edit(
                cases,
                entries,
                "a row that blows up",
                rows -> rows.replaceFirst("(\"silence\":\\[\\s*\\{\"id\":)", "$1" + many + ",\"x\":"));
        edit(cases, entries, "a head that blows up", rows -> rows.replaceFirst("\"version\":1", "\"version\":" + many));
        edit(cases, entries, "two tours", rows -> rows.replaceFirst("(\"tour\":\\[\\s*)(\\{[^}]+})", "$1$2,$2"));
        edit(
                cases,
                entries,
                "a tour by another id than its rows",
                rows -> rows.replaceFirst("(\"tour\":\\[\\s*\\{\"id\":\")[^\"]+", "$1" + UUID.randomUUID()));

        Eventually.holds(
                "nobody works on other tests' photos any more",
                Duration.ofSeconds(60),
                () -> rich.count("select count(*) from scheduled_tasks where picked or (execution_time <= now()"
                                + " and exists (select from photo where task_instance like id || '%'))")
                        == 0);
        var before = everything();
        return cases.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    var answer = send(tour.setup, one.getValue());
                    assertEquals(422, answer.status(), answer.text());
                    assertTrue(answer.json().get("detail").asText().contains("Nothing was imported"), answer.text());
                    assertTrue(answer.text().contains(WHY.get(one.getKey())), answer.text());
                    assertEquals(before, everything());
                }));
    }

    @Test
    void whoRunsATourImportsOneButNamesNobodyOfOthers() {
        var base = url.replaceAll("/$", "");
        var tour = new TestTour(base).withStops();
        tour.say(RichTour.BOSTON, "arrived", java.time.Instant.now()).expect(201);
        var file = TourFileTest.export(tour.admin, tour);
        for (var other : new Api[] {tour.pr, tour.host, tour.approver, tour.moderator}) {
            other.get(tour.api("/export")).expect(403);
            send(other, file).expect(403);
        }
        tour.stranger.get(tour.api("/export")).expect(404);
        tour.nobody.get(tour.api("/export")).expect(401);
        send(tour.nobody, file).expect(401);
        send(tour.stranger, file).expect(409);

        rich.run("delete from tour where slug = " + RichTour.quoted(tour.slug));
        rich.run("delete from role_grant where tour_id not in (select id from tour)");
        var another = new TestTour(base);
        send(another.admin, file).expect(403);
        send(tour.setup, file).expect(201);
        assertEquals(
                4,
                tour.nobody
                        .get(tour.api("/map"))
                        .expect(200)
                        .json()
                        .get("features")
                        .size());
    }

    private static Api.Answer send(Api by, byte[] file) {
        return by.send("POST", "/api/imports", file, "Content-Type", "application/zip");
    }

    /** How many rows there are of what an import could touch. */
    private String everything() {
        return Tables.ALL.stream()
                .map(table -> table.name + " " + rich.count("select count(*) from " + table.name))
                .toList()
                .toString();
    }

    private static void edit(
            Map<String, byte[]> cases, Map<String, byte[]> entries, String name, Function<String, String> change) {
        var rows = ZipBytes.rows(entries);
        var changed = change.apply(rows);
        if (changed.equals(rows)) {
            throw new AssertionError("Nothing is changed for: " + name);
        }
        cases.put(name, ZipBytes.with(entries, changed));
    }

    private static String photo(Map<String, byte[]> entries) {
        return entries.keySet().stream()
                .filter(name -> name.startsWith("photos/"))
                .findFirst()
                .orElseThrow();
    }

    private static String original(Map<String, byte[]> entries) {
        return entries.keySet().stream()
                .filter(name -> name.startsWith("incoming/"))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] without(Map<String, byte[]> entries, String name) {
        var fewer = new LinkedHashMap<>(entries);
        fewer.remove(name);
        return ZipBytes.write(fewer);
    }

    private static byte[] replaced(Map<String, byte[]> entries, String name, byte[] bytes) {
        var others = new LinkedHashMap<>(entries);
        others.put(name, bytes);
        return ZipBytes.write(others);
    }

    private static byte[] renamed(Map<String, byte[]> entries, String name, String other) {
        var others = new LinkedHashMap<String, byte[]>();
        entries.forEach((key, bytes) -> others.put(key.equals(name) ? other : key, bytes));
        return ZipBytes.write(others);
    }

    private static byte[] spoiled(byte[] bytes) {
        var others = bytes.clone();
        others[others.length / 2] ^= 1;
        return others;
    }

    /** A few hundred kB that unpack to 300 MB. */
    private static byte[] blown() {
        var spaces = new byte[300 * MEGABYTE];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }

    private String one(String sql) {
        return rich.text(sql);
    }

    private static String bare(String quoted) {
        return quoted.substring(1, quoted.lastIndexOf('\''));
    }
}
