package org.whistlestop.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.whistlestop.testing.Browser;
import org.whistlestop.testing.TestDatabase;
import org.whistlestop.testing.TestTour;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FormTokenTest {

    private static final Pattern FORM = Pattern.compile("<form\\b[^>]*method=\"?post[^>]*>(.{0,9})", Pattern.DOTALL);

    @TestHTTPResource
    String url;

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        var tour = new TestTour(url.replaceAll("/$", ""));
        var browser = Browser.of(tour.admin);
        var others = Browser.of(tour.pr).formToken();
        var form = Map.of("title", "Taken over", "publicDelayMinutes", "0");
        var settings = "/desk/tours/" + tour.slug + "/settings";

        for (var wrong : new String[] {null, "", others, browser.formToken().substring(1)}) {
            assertEquals(403, browser.withFormToken(wrong).post(settings, form).statusCode());
        }
        assertEquals(
                "A test tour", tour.nobody.get(tour.api("")).json().get("title").asText());
        assertEquals(303, browser.post(settings, form).statusCode());
    }

    @Test
    void everyFormThatPostsHoldsIt() throws IOException {
        var lacking = new ArrayList<String>();
        try (var templates = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var template :
                    templates.filter(file -> file.toString().endsWith(".html")).toList()) {
                var form = FORM.matcher(Files.readString(template));
                while (form.find()) {
                    if (!form.group(1).equals("{#csrf /}")) {
                        lacking.add(template + ": " + form.group());
                    }
                }
            }
        }
        assertEquals(List.of(), lacking);
    }
}
