package org.whistlestop.account.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.whistlestop.support.ProblemException;

/** Writes a chain to a file, a JSON object a line, and checks such a file. */
@ApplicationScoped
public class AuditExport {

    public static final String MEDIA_TYPE = "application/x-ndjson";

    @Inject
    AuditLog log;

    @Inject
    ObjectMapper json;

    /** Answers the file, streamed. */
    public RestResponse<StreamingOutput> download(UUID chain, String name) {
        StreamingOutput body = output -> write(chain, new OutputStreamWriter(output, StandardCharsets.UTF_8));
        return RestResponse.ResponseBuilder.ok(body)
                .header("Content-Disposition", "attachment; filename=\"audit-" + name + ".ndjson\"")
                .build();
    }

    private void write(UUID chain, Writer file) throws IOException {
        try {
            log.each(chain, head -> line(file, Head.of(chain, head)), entry -> line(file, entry));
            file.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void line(Writer file, Object value) {
        try {
            file.write(json.writeValueAsString(value));
            file.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks a file by itself, then that the chain of today still has the entry where the file ends. */
    public AuditVerdict check(UUID chain, String file) {
        var lines = file.lines().toList();
        var head = read(lines.isEmpty() ? "" : lines.get(0), Head.class);
        var check = log.begin(head.keptAfter(), head.stateBefore());
        lines.stream().skip(1).forEach(line -> check.follow(read(line, AuditEntry.class)));
        var verdict = check.end(head.number());
        return !verdict.whole() || log.stillHas(chain, verdict.number(), verdict.hash())
                ? verdict
                : verdict.butBroken(verdict.number(), "another entry in the log of today");
    }

    /** The first line of a file: what {@link AuditHead} tells without the state to go on from, which stays here. */
    record Head(UUID chain, long number, long keptAfter, byte[] stateBefore) {
        static Head of(UUID chain, AuditHead head) {
            return new Head(chain, head.number(), head.keptAfter(), head.stateBefore());
        }
    }

    private <T> T read(String line, Class<T> type) {
        try {
            var read = json.readValue(line, type);
            if (read != null) {
                return read;
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // told below
        }
        throw ProblemException.invalid(
                "file", "A line is no line of an audit log", "Send the file as it was downloaded");
    }
}
