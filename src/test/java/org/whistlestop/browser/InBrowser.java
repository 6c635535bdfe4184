package org.whistlestop.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.whistlestop.testing.AppProcess;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.TestDatabase;

/** One program with the demo tour and one Chromium for all the journeys of a class. */
abstract class InBrowser {

    static final String DEMO = "/tours/42-stores";

    static Path data;
    static AppProcess app;
    static Chrome chrome;

    @BeforeAll
    static void start() throws IOException {
        data = Files.createTempDirectory("whistlestop-browser");
        app = AppProcess.start(
                Map.of("whistlestop.data", data.toString(), "whistlestop.admin-token", TestDatabase.ADMIN_TOKEN));
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

    /** Signs a tab in as one of the demo's cast, with one tap. */
    static void signIn(Chrome.Tab tab, String name, String next) {
        signIn(tab, app.base, name, next);
    }

    /** @param base where this tab reaches the program */
    static void signIn(Chrome.Tab tab, String base, String name, String next) {
        tab.page.navigate(base + "/sign-in?next=" + next);
        tab.page
                .getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new com.microsoft.playwright.Page.GetByRoleOptions().setName(name))
                .click();
        tab.page.waitForURL(base + next + "*");
    }
}
