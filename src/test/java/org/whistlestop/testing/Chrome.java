package org.whistlestop.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real Chromium; every page reports what it requested and what its console complained of. */
public class Chrome implements AutoCloseable {

    public static final String PROGRAM = "chromium";
    private static final int PATIENCE_MILLIS = 15_000;

    private final Playwright playwright;
    private final Browser browser;

    public Chrome() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    public static Path program() {
        for (var folder : System.getenv("PATH").split(":")) {
            var program = Path.of(folder, PROGRAM);
            if (program.toFile().canExecute()) {
                return program;
            }
        }
        throw new IllegalStateException("chromium is not on the PATH");
    }

    public static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setViewportSize(1280, 900);
    }

    public static Browser.NewContextOptions phone(ColorScheme colours) {
        return new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(colours);
    }

    public Tab open(Browser.NewContextOptions options) {
        return new Tab(browser.newContext(options));
    }

    public Tab open() {
        return open(options());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** One page in a profile of its own. */
    public static class Tab implements AutoCloseable {

        public final BrowserContext context;
        public final Page page;
        public final List<String> requests = new CopyOnWriteArrayList<>();
        public final List<String> complaints = new CopyOnWriteArrayList<>();

        Tab(BrowserContext context) {
            this.context = context;
            this.page = context.newPage();
            page.setDefaultTimeout(PATIENCE_MILLIS);
            page.onRequest(request -> requests.add(request.url()));
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
