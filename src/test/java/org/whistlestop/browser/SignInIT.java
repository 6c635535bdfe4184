package org.whistlestop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.NeedsTool;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

/** A browser with a device that has passkeys, from the invitation to the lost device. */
@NeedsTool(Chrome.PROGRAM)
class SignInIT {

    private static Map<String, String> database;
    private static AppProcess app;
    private static Chrome chrome;

    private TestTour tour;
    private String link;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        app = AppProcess.start(database);
        chrome = new Chrome();
    }

    @AfterAll
    static void stop() {
        if (chrome != null) {
            chrome.close();
        }
        if (app != null) {
            app.close();
        }
    }

    @BeforeEach
    void makeTour() {
        tour = new TestTour(app.base).withStops();
    }

    @Test
    void anInvitationBecomesAPasskeyThatOpensTheDesk() throws SQLException {
        try (var tab = chrome.open()) {
            var device = new Device(tab);
            accept(tab);
            assertThat(tab.page.locator(".bar")).containsText("Rita Calloway");
            assertEquals(List.of(), tab.complaints);
            assertEquals(404, tab.page.navigate(app.base + link).status());

            tab.page.navigate(app.base + "/desk");
            button(tab, "Sign out").click();
            tab.page.waitForURL(url -> !url.contains("/desk"));
            tab.page.navigate(app.base + "/sign-in?next=/desk/me");
            button(tab, "Sign in with a passkey").click();
            tab.page.waitForURL("**/desk/me");
            assertThat(tab.page.locator("#passkeys ~ table")).containsText("Chrome on Linux");

            letProofAge();
            tab.page.navigate(app.base + "/desk/me");
            assertThat(button(tab, "Make a token")).hasCount(0);
            tab.page.locator(".confirm a").first().click();
            button(tab, "Confirm with your passkey").click();
            tab.page.waitForURL("**/desk/me");
            assertThat(button(tab, "Make a token")).isVisible();

            button(tab, "Make a passkey").click();
            assertThat(tab.page.locator("passkey-button [role=alert]")).containsText("has a passkey for you already");
            button(tab, "Remove Chrome on Linux").click();
            tab.page.waitForURL("**/sign-in?**");
            button(tab, "Sign in with a passkey").click();
            assertThat(tab.page.locator("passkey-button [role=alert]")).containsText("not known here, or was removed");
            device.forget();
            button(tab, "Sign in with a passkey").click();
            assertThat(tab.page.locator("passkey-button [role=alert]")).containsText("no passkey for this site");
        }
    }

    @Test
    void whoIsNotVerifiedStaysOutside() {
        try (var tab = chrome.open()) {
            var device = new Device(tab);
            accept(tab);
            button(tab, "Sign out").click();
            tab.page.waitForURL(url -> !url.contains("/desk"));
            device.verify(false);
            tab.page.navigate(app.base + "/sign-in");
            button(tab, "Sign in with a passkey").click();
            assertThat(tab.page.locator("passkey-button [role=alert]")).containsText("Try again, or use another way");
            assertEquals(app.base + "/sign-in", tab.page.url());

            device.verify(true);
            button(tab, "Sign in with a passkey").click();
            tab.page.waitForURL("**/desk");
        }
    }

    @Test
    void theHostsPhoneStaysSignedInForCheckingInOnly() {
        try (var tab = chrome.open(Chrome.phone(ColorScheme.LIGHT))) {
            new Device(tab);
            accept(tab);
            tab.page.navigate(app.base + "/check-in?plain");
            button(tab, "Keep this phone signed in").click();
            assertThat(tab.page.locator("main")).containsText("This phone stays signed in");
            button(tab, "I’m here").click();
            assertThat(tab.page.locator(".state")).containsText("live");

            assertEquals(403, tab.page.navigate(app.base + "/desk").status());
            assertThat(tab.page.locator("main")).containsText("This phone stays signed in to check in");
            tab.page
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))
                    .click();
            button(tab, "Sign in with a passkey").click();
            tab.page.waitForURL("**/desk");
        }
    }

    @Test
    void withoutJavaScriptAnInvitationStillLetsIn() {
        try (var tab = chrome.open(Chrome.options().setJavaScriptEnabled(false))) {
            link = invite();
            tab.page.navigate(app.base + link);
            assertThat(button(tab, "Make a passkey on this device")).isHidden();
            button(tab, "Sign in on this browser").click();
            tab.page.waitForURL("**/desk/me?did=invited");
            tab.page.getByLabel("Name of a new token").fill("Phone");
            button(tab, "Make a token").click();
            assertThat(tab.page.locator(".secret")).containsText("ws_");
        }
    }

    @Test
    @NeedsTool("npm")
    void axeFindsNothingOnTheWayInEither() throws SQLException {
        var found = new ArrayList<String>();
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (var options : List.of(Chrome.phone(colours), Chrome.options().setColorScheme(colours))) {
                tour = new TestTour(app.base).withStops();
                try (var tab = chrome.open(options.setBypassCSP(true))) {
                    new Device(tab);
                    link = invite();
                    found.addAll(judge(tab, link));
                    accept(tab);
                    for (var path : List.of("/desk/me", "/check-in", "/check-in?plain")) {
                        found.addAll(judge(tab, path));
                    }
                    letProofAge();
                    for (var path : List.of("/sign-in/again?next=/desk/me", "/desk/me", "/check-in", "/sign-in")) {
                        found.addAll(judge(tab, path));
                    }
                    enrolAPhone();
                    signInAsAdmin(tab);
                    found.addAll(judge(tab, "/desk/tours/" + tour.slug + "/people"));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    private void enrolAPhone() {
        var browser = Browser.of(tour.host);
        assertEquals(
                303, browser.post("/check-in/phone", Map.of("tour", tour.slug)).statusCode());
    }

    private void signInAsAdmin(Chrome.Tab tab) {
        tab.page.navigate(app.base + "/sign-in");
        tab.page.getByLabel("Your personal token").fill(tour.admin.token());
        button(tab, "Sign in with the token").click();
        tab.page.waitForURL("**/desk");
    }

    private static List<String> judge(Chrome.Tab tab, String path) {
        tab.page.navigate(app.base + path);
        assertEquals(
                tab.page.viewportSize().width,
                tab.page.evaluate("() => document.documentElement.scrollWidth"),
                path + " scrolls sideways");
        return Axe.violations(tab, path);
    }

    private void accept(Chrome.Tab tab) {
        link = invite();
        tab.page.navigate(app.base + link);
        button(tab, "Make a passkey on this device").click();
        tab.page.waitForURL("**/desk");
    }

    private String invite() {
        var made = tour.setup
                .post("/api/people/" + tour.hostId + "/invitations", "")
                .expect(201)
                .json();
        return URI.create(made.get("link").asText()).getPath();
    }

    private static Locator button(Chrome.Tab tab, String name) {
        return tab.page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void letProofAge() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.get("quarkus.datasource.jdbc.url"),
                        database.get("quarkus.datasource.username"),
                        database.get("quarkus.datasource.password"));
                var statement = connection.createStatement()) {
            statement.execute("update sign_in_session set proven_at = proven_at - interval '11 minutes'");
        }
    }

    /** The browser's own device for passkeys, which presses its button by itself. */
    private static class Device {

        private final CDPSession browser;
        private final String id;

        Device(Chrome.Tab tab) {
            // Offered inside a field, this device would sign in before anybody presses.
            tab.page.addInitScript("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
            browser = tab.context.newCDPSession(tab.page);
            browser.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            for (var able : new String[] {
                "hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation"
            }) {
                options.addProperty(able, true);
            }
            var wrapped = new JsonObject();
            wrapped.add("options", options);
            id = browser.send("WebAuthn.addVirtualAuthenticator", wrapped)
                    .get("authenticatorId")
                    .getAsString();
        }

        void verify(boolean does) {
            var settings = self();
            settings.addProperty("isUserVerified", does);
            browser.send("WebAuthn.setUserVerified", settings);
        }

        void forget() {
            browser.send("WebAuthn.clearCredentials", self());
        }

        private JsonObject self() {
            var self = new JsonObject();
            self.addProperty("authenticatorId", id);
            return self;
        }
    }
}
