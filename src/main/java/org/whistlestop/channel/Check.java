package org.whistlestop.channel;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A connection test that went well.
 *
 * @param account as whom the channel knows us
 * @param profile where people see this account; null where there is none
 * @param notes what else was found, in sentences
 */
public record Check(
        @Schema(nullable = true) String account,
        @Schema(nullable = true) String profile,
        List<String> notes) {}
