package org.whistlestop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.whistlestop.testing.BadLine;
import org.whistlestop.testing.Chrome;

/** The host's phone with the check-in app on it, on a line of its own, used as a thumb would. */
final class HostsPhone implements AutoCloseable {

    /** A second tap within a second is taken for a slip of the thumb. */
    private static final int BETWEEN_TAPS = 1_050;

    final BadLine line;
    final BrowserContext context;
    Page page;
    int entries;
    private final Chrome.Tab tab;

    private HostsPhone(String program) {
        line = new BadLine(program);
        tab = InBrowser.chrome.open(Chrome.phone(ColorScheme.LIGHT)
                .setGeolocation(Whereabouts.LATITUDE, Whereabouts.LONGITUDE)
                .setPermissions(List.of("geolocation")));
        context = tab.context;
        page = tab.page;
    }

    /** Signs in and waits until the app is kept on the phone. */
    static HostsPhone at(String program, String stop) {
        var phone = new HostsPhone(program);
        InBrowser.signIn(phone.tab, phone.line.base, "Rita Calloway", "/check-in");
        phone.page.navigate(phone.address(stop));
        phone.page.waitForFunction("""
                async () => (await navigator.serviceWorker.ready) && (await caches.keys()).length
                  && !!(await caches.match('/check-in/app'))""");
        // The page beneath has buttons of the same names.
        assertThat(phone.page.locator("#store")).not().isEmpty();
        return phone;
    }

    private String address(String stop) {
        return line.base + "/check-in?stop=" + stop;
    }

    void goOffline() {
        line.up(false);
        context.setOffline(true);
    }

    void goOnline() {
        line.up(true);
        context.setOffline(false);
    }

    /** The page dies where it is, without a word, and the app is opened again. */
    void kill(String stop) {
        try {
            page.navigate("chrome://crash");
        } catch (PlaywrightException e) {
            // that is what it says when it dies
        }
        open(stop);
    }

    void open(String stop) {
        var old = page;
        page = context.newPage();
        page.setDefaultTimeout(15_000);
        old.close();
        page.navigate(address(stop));
        assertThat(page.locator("#store")).not().isEmpty();
        assertThat(page.locator(".queue .entry")).hasCount(entries);
    }

    /** Taps a button of one word that makes an entry. */
    void tap(String name) {
        page.waitForTimeout(BETWEEN_TAPS);
        button(name).click();
        isKept(1);
    }

    void undo() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Undo")))
                .click();
        isKept(1);
    }

    void addWords(String words) {
        page.locator("#note").fill(words);
        button("Add these words").click();
        isKept(1);
    }

    void note(String words, String tags) {
        item("A customer said …").click();
        page.locator("#customer-words").fill(words);
        page.locator("#product-tags").fill(tags);
        button("Keep this note").click();
        isKept(1);
    }

    void goLive(String address) {
        item("We are live").click();
        page.locator("#stream").fill(address);
        button("We are live").click();
        isKept(1);
    }

    void endStream() {
        item("We are live").click();
        button("The stream has ended").click();
        isKept(1);
    }

    void slip() {
        item("Slip the rest of the day").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Slip th")))
                .click();
        isKept(1);
    }

    void photos(int count, String words, String stop) {
        item("Photos").click();
        page.locator("#photos-stop").selectOption(stop);
        page.locator(".more input[type=file]")
                .setInputFiles(IntStream.range(0, count)
                        .mapToObj(at -> new FilePayload(
                                words + at + ".jpg", "image/jpeg", Whereabouts.photo(System.nanoTime())))
                        .toArray(FilePayload[]::new));
        var send = button(count == 1 ? "Send 1 photo" : "Send " + count + " photos");
        assertThat(send).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        for (var at = 0; at < count; at++) {
            page.locator(".photos .photo").nth(at).locator("textarea").first().fill(words + " " + at);
        }
        send.click();
        isKept(count);
        item("Photos").click();
    }

    /** Goes to another stop by the list that this phone sorts by its own place. */
    void pickNearest(String store) {
        item("Another stop").click();
        button("Nearest first").click();
        assertThat(page.locator(".more-item .picker li").first()).containsText("km");
        page.locator(".picker .pick", new Page.LocatorOptions().setHasText(store))
                .click();
        assertThat(page.locator("#store")).hasText(store);
    }

    private void isKept(int more) {
        entries += more;
        assertThat(page.locator(".queue .entry")).hasCount(entries);
    }

    Locator signOut() {
        return page.locator(".phone").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign out"));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator item(String title) {
        return page.locator(".more-item > summary", new Page.LocatorOptions().setHasText(title));
    }

    Locator tally() {
        return page.locator("#queue");
    }

    void saysWithin(String tally, int seconds) {
        assertThat(tally()).hasText(tally, new LocatorAssertions.HasTextOptions().setTimeout(seconds * 1_000));
    }

    /** Entries in their order, as the phone keeps them. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> kept() {
        return (List<Map<String, Object>>) page.evaluate("""
                () => new Promise(resolve => {
                  indexedDB.open('whistlestop').onsuccess = ({ target: { result } }) => {
                    result.transaction('entries').objectStore('entries').index('seq').getAll().onsuccess = ({ target }) => {
                      result.close()
                      resolve(target.result.map(({ id, seq, kind, stop, state, body }) => ({ id, seq, kind, stop, state, body: JSON.stringify(body) })))
                    }
                  }
                })""");
    }

    /** Everything that this browser keeps for the app: databases with their files, storages, caches. */
    byte[] storage() {
        var parts = (List<?>) page.evaluate("""
                async () => {
                  const parts = []
                  const coded = bytes => {
                    let text = ''
                    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
                    return btoa(text)
                  }
                  const keep = async value => {
                    if (value instanceof Blob) parts.push(coded(new Uint8Array(await value.arrayBuffer())))
                    else parts.push(coded(new TextEncoder().encode(JSON.stringify(value) ?? '')))
                  }
                  const asked = request => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }))
                  for (const { name } of await indexedDB.databases()) {
                    const database = await asked(indexedDB.open(name))
                    for (const store of database.objectStoreNames) {
                      const all = database.transaction(store).objectStore(store)
                      const [keys, values] = await Promise.all([asked(all.getAllKeys()), asked(all.getAll())])
                      for (const value of [...keys, ...values]) await keep(value)
                    }
                    database.close()
                  }
                  for (const storage of [localStorage, sessionStorage]) await keep({ ...storage })
                  for (const name of await caches.keys()) {
                    const cache = await caches.open(name)
                    for (const request of await cache.keys()) {
                      await keep(request.url)
                      await keep(await (await cache.match(request)).blob())
                    }
                  }
                  return parts
                }""");
        var all = new ByteArrayOutputStream();
        parts.forEach(part -> all.writeBytes(Base64.getDecoder().decode((String) part)));
        return all.toByteArray();
    }

    Object inPage(String script) {
        return page.evaluate(script);
    }

    @Override
    public void close() {
        context.close();
        line.close();
    }
}
