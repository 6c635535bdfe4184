package org.whistlestop.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JsonLdTest {

    private static final String NASTY = "</script><script>alert(1)</script><!-- & ]]>";

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void noTextEndsTheScriptElement() throws Exception {
        var inScript = JsonLd.inScript(json.writeValueAsString(NASTY));
        assertFalse(inScript.contains("<"));
        assertFalse(inScript.contains(">"));
    }

    @Test
    void whatIsReadBackIsWhatWasWritten() throws Exception {
        assertEquals(NASTY, json.readValue(JsonLd.inScript(json.writeValueAsString(NASTY)), String.class));
    }
}
