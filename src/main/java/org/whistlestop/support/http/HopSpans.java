package org.whistlestop.support.http;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/**
 * Makes each request to a foreign host a span of the trace, where traces are collected: which host, and how it answered. Never
 * the path, which may open something; and the host is told nothing of the trace.
 */
@ApplicationScoped
class HopSpans {

    private final Tracer tracer;

    @Inject
    HopSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    Answer around(Hop hop, Supplier<Answer> exchange) {
        var span = tracer.spanBuilder(hop.request().method())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", hop.request().method())
                .setAttribute("server.address", hop.target().host())
                .setAttribute("server.port", hop.target().port())
                .startSpan();
        try (var current = span.makeCurrent()) {
            var answer = exchange.get();
            span.setAttribute("http.response.status_code", answer.status());
            if (answer.status() >= 400) {
                span.setStatus(StatusCode.ERROR);
            }
            return answer;
        } catch (RuntimeException e) {
            span.setAttribute("error.type", e.getClass().getSimpleName());
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }
}
