package org.whistlestop.support;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Describes a store's local time as what it is: RFC 3339, which {@code date-time} means, has no times without an offset. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiTimes implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .getSchemas()
                .get("LocalDateTime")
                .format(null)
                .pattern("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?$")
                .description("A time on the store's clocks, without an offset");
    }
}
