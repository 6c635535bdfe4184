package org.whistlestop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.Eventually;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.TestTour;

/**
 * A fan follows in a browser. A browser subscribes only where it reaches its maker's push service, so the subscription is the
 * page's own here; the permission, the worker, and what it shows are real.
 */
@NeedsTool(Chrome.PROGRAM)
class FollowIT extends InBrowser {

    private static final String NATICK = "natick-natick-mall";
    private static final String BOSTON = "boston-copley-place";

    /** Kept for the next page, as a browser keeps its subscription; the keys are those of RFC 8291. */
    private static final String SUBSCRIBES = """
            const kept = () => JSON.parse(localStorage.getItem('test-subscription'))
            const subscription = ({ endpoint, key }) => ({
              endpoint,
              options: { applicationServerKey: Uint8Array.from(key).buffer },
              toJSON: () => ({ endpoint, expirationTime: null, keys: {
                p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
                auth: 'BTBZMqHH6r4Tts7J_aSIgg' } }),
              unsubscribe: async () => localStorage.removeItem('test-subscription') ?? true,
            })
            PushManager.prototype.getSubscription = async () => kept() && subscription(kept())
            PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey: key }) => {
              if (!userVisibleOnly || key.length !== 65) throw new TypeError('no key')
              const made = kept() ?? { endpoint: 'https://fcm.googleapis.com/fcm/send/' + crypto.randomUUID(), key: [...key] }
              localStorage.setItem('test-subscription', JSON.stringify(made))
              return subscription(made)
            }""";

    @Test
    void aFanFollowsTheTourAndUnfollowsWithOneTap() {
        var tour = new TestTour(app.base).withStops();
        try (var tab = fan()) {
            openTour(tab, tour);
            assertThat(button(tab, "Tell me when…")).isVisible();
            tab.page.waitForTimeout(500);
            var before = String.join(" ", tab.requests);
            assertTrue(!before.contains("push-key") && !before.contains("follow-worker"), before);

            button(tab, "Tell me when…").click();
            assertThat(dialog(tab)).containsText("On most days that is two or three");
            assertThat(dialog(tab)).containsText("Rita Calloway");
            button(tab, "Follow").click();
            assertThat(said(tab)).hasText("You follow the whole tour.");
            assertEquals(1, followers(tour));

            tab.page.reload();
            assertThat(said(tab)).hasText("You follow the whole tour.");
            openStop(tab, tour, NATICK);
            assertThat(said(tab)).hasText("You follow the whole tour.");
            button(tab, "Stop following").click();
            assertThat(said(tab)).hasText("You follow no more.");
            assertThat(button(tab, "Tell me when…")).isFocused();
            assertEquals(0, followers(tour));
            assertEquals("follows: null", tab.page.evaluate("() => 'follows: ' + localStorage.getItem('follows')"));
            assertEquals(0, tab.page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length"));
            assertEquals(List.of(), tab.complaints);
        }
    }

    @Test
    void oneStopIsFollowedByKeyboard() {
        var tour = new TestTour(app.base).withStops();
        try (var tab = fan()) {
            openStop(tab, tour, NATICK);
            button(tab, "Tell me when…").focus();
            tab.page.keyboard().press("Enter");
            assertThat(button(tab, "Follow")).isEnabled();
            assertThat(dialog(tab).getByRole(AriaRole.RADIO).first()).isFocused();
            tab.page.keyboard().press("ArrowDown");
            tab.page.keyboard().press("Enter");
            assertThat(said(tab)).hasText("You follow this stop.");
            var counts = tour.pr.get(tour.api("/followers")).expect(200).json();
            assertEquals(0, counts.get("tour").asInt());
            assertEquals(NATICK, counts.at("/stops/0/stop").asText());

            openStop(tab, tour, BOSTON);
            assertThat(button(tab, "Tell me when…")).isVisible();
            openTour(tab, tour);
            button(tab, "Tell me when…").click();
            button(tab, "Follow").click();
            assertThat(said(tab)).hasText("You follow the whole tour.");
            Eventually.holds("the stop is not followed twice", Duration.ofSeconds(15), () -> followers(tour) == 1);
        }
    }

    @Test
    void aDialogIsLeftWithoutFollowing() {
        var tour = new TestTour(app.base).withStops();
        try (var tab = fan()) {
            openTour(tab, tour);
            button(tab, "Tell me when…").click();
            assertThat(dialog(tab)).isVisible();
            tab.page.keyboard().press("Escape");
            assertThat(dialog(tab)).isHidden();
            button(tab, "Tell me when…").click();
            button(tab, "Close").click();
            assertThat(dialog(tab)).isHidden();
            assertEquals(0, followers(tour));
        }
    }

    @Test
    void whatTheBrowserForbidsOrCannotIsShownAsThat() {
        var tour = new TestTour(app.base).withStops();
        try (var tab = chrome.open()) {
            tab.page.addInitScript("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })");
            openTour(tab, tour);
            assertThat(said(tab)).containsText("does not let this site show notes");
            assertThat(button(tab, "Tell me when…")).isHidden();
        }
        try (var tab = chrome.open()) {
            tab.page.addInitScript("delete window.PushManager");
            openTour(tab, tour);
            assertThat(tab.page.locator("follow-tour")).isHidden();
        }
        try (var tab = chrome.open(Chrome.options().setJavaScriptEnabled(false))) {
            openTour(tab, tour);
            assertThat(tab.page.locator("follow-tour")).isHidden();
        }
    }

    @Test
    void whenTheServerDoesNotAnswerNothingIsClaimed() {
        var tour = new TestTour(app.base).withStops();
        try (var tab = fan()) {
            openTour(tab, tour);
            button(tab, "Tell me when…").click();
            assertThat(button(tab, "Follow")).isEnabled();
            tab.page.route("**/followers/*", route -> route.abort());
            button(tab, "Follow").click();
            assertThat(dialog(tab)).containsText("There is no network just now.");
            tab.page.unroute("**/followers/*");
            button(tab, "Follow").click();
            assertThat(said(tab)).hasText("You follow the whole tour.");
        }
    }

    @Test
    void theWorkerShowsANoteOnceAndOpensItsPage() {
        var tour = new TestTour(app.base).withStops();
        try (var tab = fan()) {
            openTour(tab, tour);
            button(tab, "Tell me when…").click();
            button(tab, "Follow").click();
            assertThat(said(tab)).hasText("You follow the whole tour.");
            var worker = new Worker(tab, app.base);
            var note =
                    "{\"title\":\"Natick at 11\",\"text\":\"Come by\",\"language\":\"en\",\"tag\":\"abc\",\"link\":\"/tours/x\"}";
            worker.push(note);
            assertEquals("Natick at 11|Come by|abc|/tours/x", shown(tab, 1));
            worker.push(note.replace("Come by", "Come again"));
            Eventually.holds("the same note with new words", Duration.ofSeconds(15), () -> shown(tab, 1)
                    .equals("Natick at 11|Come again|abc|/tours/x"));
            worker.push(note.replace("abc", "def"));
            shown(tab, 2);
            assertEquals(
                    app.base + "/tours/",
                    tab.page.evaluate(
                            "async () => (await navigator.serviceWorker.getRegistrations()).map(r => r.scope).join()"));
            assertEquals(List.of(), tab.complaints);
        }
    }

    @Test
    void axeFindsNothingWrongWithTheDialogAndTheState() {
        var tour = new TestTour(app.base).withStops();
        var found = new ArrayList<String>();
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (var tab = fan(Chrome.phone(colours).setBypassCSP(true))) {
                openStop(tab, tour, NATICK);
                button(tab, "Tell me when…").click();
                assertThat(button(tab, "Follow")).isEnabled();
                found.addAll(Axe.violations(tab, "dialog " + colours));
                button(tab, "Follow").click();
                assertThat(said(tab)).hasText("You follow the whole tour.");
                found.addAll(Axe.violations(tab, "following " + colours));
            }
        }
        assertEquals(List.of(), found);
    }

    private static Chrome.Tab fan() {
        return fan(Chrome.options());
    }

    private static Chrome.Tab fan(com.microsoft.playwright.Browser.NewContextOptions options) {
        var tab = chrome.open(options.setPermissions(List.of("notifications")));
        tab.page.addInitScript(SUBSCRIBES);
        return tab;
    }

    private static void openTour(Chrome.Tab tab, TestTour tour) {
        tab.page.navigate(app.base + "/tours/" + tour.slug);
    }

    private static void openStop(Chrome.Tab tab, TestTour tour, String stop) {
        tab.page.navigate(app.base + "/tours/" + tour.slug + "/stops/" + stop);
    }

    private static Locator button(Chrome.Tab tab, String name) {
        return tab.page
                .locator("follow-tour")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator dialog(Chrome.Tab tab) {
        return tab.page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Tell me when…"));
    }

    private static Locator said(Chrome.Tab tab) {
        return tab.page.locator("follow-tour > [role=status]");
    }

    private static int followers(TestTour tour) {
        var counts = tour.pr.get(tour.api("/followers")).expect(200).json();
        var all = counts.get("tour").asInt();
        for (var stop : counts.get("stops")) {
            all += stop.get("now").asInt();
        }
        return all;
    }

    /** The newest of so many. */
    private static String shown(Chrome.Tab tab, int many) {
        Eventually.holds(
                many + " notes", Duration.ofSeconds(15), () -> many == ((Number) tab.page.evaluate("""
                async () => (await (await navigator.serviceWorker.ready).getNotifications()).length""")).intValue());
        return (String) tab.page.evaluate("""
                async () => (await (await navigator.serviceWorker.ready).getNotifications())
                  .map(({ title, body, tag, data }) => [title, body, tag, data.link].join('|')).at(-1)""");
    }

    /** The browser's side of a push, as its developer tools send one. */
    private static final class Worker {

        private final CDPSession cdp;
        private final String origin;
        private final List<String> registrations = new CopyOnWriteArrayList<>();

        Worker(Chrome.Tab tab, String origin) {
            this.origin = origin;
            // A push to a worker that is not active yet is gone.
            tab.page.evaluate("async () => { await navigator.serviceWorker.ready }");
            cdp = tab.context.newCDPSession(tab.page);
            cdp.on("ServiceWorker.workerRegistrationUpdated", this::remember);
            cdp.send("ServiceWorker.enable");
            Eventually.holds("a worker", Duration.ofSeconds(15), () -> {
                tab.page.waitForTimeout(20);
                return !registrations.isEmpty();
            });
        }

        private void remember(JsonObject event) {
            event.getAsJsonArray("registrations").forEach(one -> {
                var registration = one.getAsJsonObject();
                if (registration.get("scopeURL").getAsString().equals(origin + "/tours/")) {
                    registrations.add(registration.get("registrationId").getAsString());
                }
            });
        }

        void push(String data) {
            var event = new JsonObject();
            Map.of("origin", origin, "registrationId", registrations.get(0), "data", data)
                    .forEach(event::addProperty);
            cdp.send("ServiceWorker.deliverPushMessage", event);
        }
    }
}
