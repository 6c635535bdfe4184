package org.whistlestop.browser;

import java.util.List;
import java.util.Map;
import org.whistlestop.testing.Chrome;
import org.whistlestop.testing.NpmTools;

/** What axe finds wrong with a page's accessibility; the tab must let it in past our CSP. */
final class Axe {

    private Axe() {}

    /** @param where what to call the page in a finding */
    @SuppressWarnings("unchecked")
    static List<String> violations(Chrome.Tab tab, String where) {
        tab.page.evaluate(NpmTools.read("axe-core/axe.min.js"));
        var results = (List<Map<String, Object>>)
                tab.page.evaluate(
                        "() => axe.run().then(r => r.violations.map(v => ({ id: v.id, where: v.nodes.map(n => n.html).slice(0, 2).join(' ') })))");
        return results.stream()
                .map(v -> where + " " + v.get("id") + ": " + v.get("where"))
                .toList();
    }
}
