package org.whistlestop.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.NeedsTool;

/** The phone's store in the IndexedDB of a real Chromium; the tests in plain Node have one in memory in its place. */
@NeedsTool(Chrome.PROGRAM)
class OutboxStoreIT {

    private static final String BASE = "http://localhost:1/";
    private static final String IDB = "META-INF/resources/webjars/idb/7.0.1/build/";
    private static final String PAGE = """
            <!doctype html><script type="importmap">{"imports": {"idb": "/idb/index.js"}}</script>
            <script type="module">
              import { openStore } from '/web/outbox/store.js'
              import { keepMine } from '/web/outbox/conflicts.js'
              Object.assign(window, { openStore, keepMine, store: await openStore() })
              window.entry = id => ({ id, person: 'p', kind: 'photo', state: 'waiting', body: {} })
            </script>""";

    private static Chrome chrome;

    @BeforeAll
    static void start() {
        chrome = new Chrome();
    }

    @AfterAll
    static void stop() {
        chrome.close();
    }

    @Test
    void whatWasAddedIsThereInAnotherPageWithItsFilesAndInItsOrder() {
        try (var phone = open()) {
            run(phone, """
                    for (const id of ['b', 'a', 'b']) await store.add(entry(id), { original: new Blob([id.repeat(3)]) })
                    await store.addresses.set('a/original', '/api/uploads/7')
                    await store.setFact('person', 'p')""");
            phone.page.reload();
            ready(phone);
            assertEquals(List.of("b", "a"), run(phone, "return (await store.all()).map(({ id }) => id)"));
            assertEquals("aaa", run(phone, "return (await store.file('a/original')).text()"));
            assertEquals("/api/uploads/7", run(phone, "return store.addresses.get('a/original')"));
            assertEquals("p", run(phone, "return store.fact('person')"));
            assertEquals(List.of(), phone.complaints);
        }
    }

    @Test
    void theBooksAreKeptWithTheEntriesAndFilesGoWithWhatIsOver() {
        try (var phone = open()) {
            var books = run(phone, """
                    for (const id of ['a', 'b', 'c']) await store.add(entry(id), { preview: new Blob(['p']), original: new Blob(['o']) })
                    await store.put({ ...(await store.get('a')), state: 'sent', sentAt: new Date().toISOString() })
                    await store.edit(([a, b]) => ({ put: [{ ...b, state: 'dropped' }] }))
                    await store.edit(([a, b, c]) => ({ remove: ['c'], put: [{ ...c, id: 'd' }] }))
                    await store.remove('a')
                    const { entries, ledger } = await store.snapshot()
                    return [entries.map(({ id, state, seq }) => id + state + seq).join(), Object.values(ledger).join(),
                      String(await store.file('a/preview') ?? await store.file('b/original'))].join(' ')""");
            assertEquals("bdropped2,dwaiting3 3,1,1 undefined", books);
            run(phone, "await store.clear()");
            assertEquals(0, run(phone, "return (await store.snapshot()).ledger.added"));
            assertEquals(List.of(), phone.complaints);
        }
    }

    @Test
    void twoTabsThatCountAtTheSameTimeCountRight() {
        try (var phone = open()) {
            var other = phone.context.newPage();
            other.navigate(BASE);
            other.waitForFunction("() => window.store");
            var script =
                    "() => { window.all = Promise.all(Array.from({ length: 40 }, (_, at) => store.add(entry('%s' + at)))) }";
            phone.page.evaluate(script.formatted("x"));
            other.evaluate(script.formatted("y"));
            phone.page.evaluate("() => all");
            other.evaluate("() => all");
            assertEquals(80, run(phone, "return new Set((await store.all()).map(({ seq }) => seq)).size"));
        }
    }

    @Test
    void aChangeThatFailsLeavesNothingBehind() {
        try (var phone = open()) {
            var left = run(phone, """
                    await store.add(entry('a'))
                    const failed = await store.edit(() => ({ put: [entry('b'), { state: 'waiting' }] })).catch(({ name }) => name)
                    const thrown = await store.edit(() => { throw new Error('ours') }).catch(({ message }) => message)
                    return [failed, thrown, (await store.all()).length].join(' ')""");
            assertEquals("DataError ours 1", left);
            assertEquals(List.of(), phone.complaints);
        }
    }

    /** Phones do that behind a page's back. */
    @Test
    void aDatabaseThatWasClosedOrDeletedIsOpenedAnew() {
        try (var phone = open()) {
            var left = run(phone, """
                    await store.add(entry('a'))
                    await new Promise(done => (indexedDB.deleteDatabase('whistlestop').onsuccess = done))
                    await store.add(entry('b'))
                    return (await store.all()).map(({ id, seq }) => id + seq).join()""");
            assertEquals("b1", left);
        }
    }

    private static Chrome.Tab open() {
        var tab = chrome.open();
        tab.context.route(BASE + "**", OutboxStoreIT::serve);
        tab.page.navigate(BASE);
        ready(tab);
        return tab;
    }

    private static void ready(Chrome.Tab tab) {
        tab.page.waitForFunction("() => window.store");
    }

    private static Object run(Chrome.Tab tab, String script) {
        return tab.page.evaluate("async () => { " + script + " }");
    }

    private static void serve(Route route) {
        var path = route.request().url().substring(BASE.length());
        var isPage = path.isEmpty();
        route.fulfill(new Route.FulfillOptions()
                .setHeaders(Map.of("Content-Type", isPage ? "text/html; charset=utf-8" : "text/javascript"))
                .setBody(isPage ? PAGE : read(path)));
    }

    private static String read(String path) {
        try {
            if (path.startsWith("idb/")) {
                try (var in =
                        Thread.currentThread().getContextClassLoader().getResourceAsStream(IDB + path.substring(4))) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            var file = Path.of(path);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
