package org.whistlestop.support;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/** Refuses a form with text that is none, naming the field, before any page sees it. */
class CleanForms {

    @ServerRequestFilter
    @WithFormRead
    void check(ContainerRequestContext request) {
        var form = CurrentRequestManager.get().getFormData();
        if (form != null) {
            form.forEach(field -> check(form, field));
        }
    }

    private static void check(FormData form, String field) {
        for (var value : form.get(field)) {
            if (!CleanText.isClean(field) || (!value.isFileItem() && !CleanText.isClean(value.getValue()))) {
                throw ProblemException.invalid(field, CleanText.WRONG, CleanText.RIGHT);
            }
        }
    }
}
