package org.whistlestop.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whistlestop.channel.wordpress.KeptPosts;
import org.whistlestop.channel.wordpress.NeedsWordPress;
import org.whistlestop.channel.wordpress.RealWordPress;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.NeedsTool;

/** Posts that grow in a real WordPress, for who may write any HTML there (editor) and whose HTML is filtered (author). */
@NeedsWordPress
@NeedsTool(Chrome.PROGRAM)
class RealStoryIT {

    private static RealWordPress wordPress;

    private StoryRig rig;

    @BeforeAll
    static void start() {
        wordPress = new RealWordPress();
    }

    @AfterAll
    static void stop() {
        if (wordPress != null) {
            wordPress.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"editor", "author"})
    void aWrapUpGrowsInPlaceWithItsPhotos(String role) {
        open(role);
        rig.says("“Bold” & [gallery] \\ \"quoted\" it's 🎉 <b>");
        rig.shows("A \"red\" door & more");
        var post = rig.wrapUp("2026-11-22");
        rig.writeAll();
        assertEquals("STANDS", rig.state(post));
        for (var late : List.of("A queue", "A crowd")) {
            rig.shows(late);
            rig.wanted(post);
            rig.timePasses();
            rig.writeAll();
            assertEquals("STANDS", rig.state(post), "no filter's work is taken for an editor's");
        }
        assertEquals(List.of("draft"), column("post_status", "id = " + number(post)));
        assertEquals(List.of("3"), column("count(*)", "post_type = 'attachment' and post_name in (" + names() + ")"));
        var text = there(post).content();
        assertTrue(
                text.indexOf("red") < text.indexOf("A queue") && text.indexOf("A queue") < text.indexOf("A crowd"),
                text);
        var media = rig.one("select blog_id from story_photo order by blog_id limit 1");
        assertEquals(
                List.of("A \"red\" door & more"),
                wordPress.query(
                        "select meta_value from wp_postmeta where meta_key = '_wp_attachment_image_alt' and post_id = "
                                + media));
        assertEquals(List.of("Photo: Rita Calloway"), column("post_excerpt", "id = " + media));
        rig.timePasses();
        var revisions = column("count(*)", "post_parent = " + number(post) + " and post_type = 'revision'");
        rig.writeAll();
        assertEquals(
                revisions,
                column("count(*)", "post_parent = " + number(post) + " and post_type = 'revision'"),
                "looked at");
    }

    @Test
    void whatAnEditorWritesStaysAndWhatTheyChangeIsAskedAbout() {
        open("editor");
        rig.says("Arrived.");
        var post = rig.wrapUp("2026-11-22");
        rig.writeAll();
        var editor = KeptPosts.of(rig.open(rig.channel));
        var ours = there(post);
        editor.change(
                ours.id(),
                "Boston loves us",
                "<!-- wp:paragraph -->\n<p>By Ed.</p>\n<!-- /wp:paragraph -->\n\n" + ours.content());
        rig.says("At the fountain.");
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();
        assertEquals("STANDS", rig.state(post));
        assertTrue(there(post).content().contains("By Ed.")
                && there(post).content().contains("fountain"));
        assertEquals("Boston loves us", there(post).title());

        editor.change(ours.id(), null, there(post).content().replace("fountain", "big fountain"));
        rig.says("Left.");
        rig.wanted(post);
        rig.timePasses();
        rig.writeAll();
        assertEquals("HELD EDITED", rig.state(post));
        assertFalse(there(post).content().contains("Left."));
        rig.decide(post, "OVER");
        rig.writeAll();
        assertTrue(there(post).content().contains("By Ed.")
                && there(post).content().contains("Left."));
        assertFalse(there(post).content().contains("big fountain"));
    }

    @Test
    void aPhotoTakenDownIsDeletedThere() {
        open("author");
        var down = rig.shows("A face");
        rig.shows("A queue");
        var post = rig.live("tour");
        rig.writeAll();
        assertEquals(List.of("publish"), column("post_status", "id = " + number(post)));
        var names = names();
        rig.takeDown(down);
        rig.writeAll();
        assertEquals(List.of("1"), column("count(*)", "post_type = 'attachment' and post_name in (" + names + ")"));
        assertFalse(there(post).content().contains("A face"));
        assertTrue(there(post).content().contains("A queue"));
    }

    @Test
    void aBlogThatIsKilledInTheMidstDoublesNothing() {
        open("editor");
        rig.says("Arrived.");
        for (var at = 0; at < 3; at++) {
            rig.shows("Photo " + at);
        }
        var post = rig.wrapUp("2026-11-22");
        var deaths = 0;
        for (var step : List.of("uploaded", "photo kept", "drafted")) {
            try {
                rig.mortal(step).writeNext();
            } catch (StoryRig.Death e) {
                deaths++;
            }
            wordPress.killPhp();
            rig.timePasses();
            rig.writer().writeNext();
            wordPress.restart();
            rig.timePasses();
        }
        rig.writeAll();
        assertEquals(3, deaths);
        assertEquals("STANDS", rig.state(post));
        assertEquals(
                List.of("1"),
                column(
                        "count(*)",
                        "post_type = 'post' and post_name like '" + rig.one("select name from story_post") + "%'"));
        assertEquals(List.of("3"), column("count(*)", "post_type = 'attachment' and post_name in (" + names() + ")"));
    }

    /** In Chromium: the editor's own program finds nothing to repair, and saving with it is no change of our part. */
    @Test
    void anEditorSeesTheDraftWithItsPhotosInPlaceAndGoesOnWithIt() {
        open("editor");
        rig.says("Arrived \"early\", it's [true] & good.");
        var shown = List.of("A queue at the door", "The host with a fan", "A crowd inside");
        shown.forEach(rig::shows);
        rig.says("Left.");
        var post = rig.wrapUp("2026-11-22");
        rig.writeAll();
        try (var chrome = new Chrome();
                var editor = chrome.open()) {
            editor.page.setDefaultTimeout(60_000);
            signIn(editor, KeptPosts.editAddress(wordPress.address(), Long.parseLong(number(post))));
            editor.page.waitForFunction(
                    "() => window.wp?.data?.select('core/block-editor')?.getBlockCount() > 0",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(60_000));
            assertEquals("", editor.page.evaluate(BLOCKS.formatted("!block.isValid", "block.name")));
            assertEquals(
                    String.join("|", shown),
                    editor.page.evaluate(BLOCKS.formatted("block.name === 'core/image'", "block.attributes.alt")));
            editor.page.evaluate("""
                    async words => {
                        const paragraph = wp.blocks.createBlock('core/paragraph', { content: words })
                        await wp.data.dispatch('core/block-editor').insertBlocks(paragraph)
                        await wp.data.dispatch('core/editor').savePost()
                    }""", "And that was Boston, says Ed.");
            rig.shows("A late photo");
            rig.wanted(post);
            rig.timePasses();
            rig.writeAll();
            assertEquals("STANDS", rig.state(post), () -> rig.one("select standing from story_post"));

            editor.page.navigate(wordPress.address() + "/?p=" + number(post) + "&preview=true");
            for (var words : List.of(shown.get(0), shown.get(1), shown.get(2), "A late photo")) {
                var picture = editor.page.locator("img[alt='" + words + "']");
                picture.scrollIntoViewIfNeeded();
                editor.page.waitForCondition(
                        () -> (boolean) picture.evaluate("image => image.complete && image.naturalWidth > 0"));
            }
            assertEquals(
                    1, editor.page.getByText("And that was Boston, says Ed.").count());
            editor.page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots/wordpress-preview.png")));
        }
    }

    /** What of all blocks, inner ones too, with a bar between. */
    private static final String BLOCKS = """
            () => {
                const found = []
                const walk = blocks => blocks.forEach(block => {
                    if (%s) found.push(%s)
                    walk(block.innerBlocks)
                })
                walk(wp.data.select('core/block-editor').getBlocks())
                return found.join('|')
            }""";

    private static void signIn(Chrome.Tab editor, String next) {
        var encoded = URLEncoder.encode(next, StandardCharsets.UTF_8);
        editor.page.navigate(wordPress.address() + "/wp-login.php?redirect_to=" + encoded);
        editor.page.locator("#user_login").fill("editor");
        editor.page.locator("#user_pass").fill("password of the editor");
        editor.page.locator("#wp-submit").click();
        editor.page.waitForURL(
                url -> url.contains("/wp-admin/post.php"),
                new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
    }

    private void open(String role) {
        rig = new StoryRig(wordPress.address(), role, wordPress.password(role));
    }

    private KeptPosts.Kept there(UUID post) {
        return KeptPosts.of(rig.open(rig.channel))
                .find(Long.parseLong(number(post)))
                .orElseThrow();
    }

    private String number(UUID post) {
        return rig.one("select blog_id from story_post where id = '" + post + "'");
    }

    private String names() {
        return rig.one("select string_agg('''' || name || '''', ',') from story_photo");
    }

    private static List<String> column(String column, String where) {
        return wordPress.query("select " + column + " from wp_posts where " + where);
    }
}
