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
            log.each(chain, head -> line(file, head), entry -> line(file, entry));
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

    /** Checks a file by itself, then that the chain of today has the same entry where the file ends. */
    public AuditVerdict check(UUID chain, String file) {
        var lines = file.split("\n");
        var head = read(lines[0], AuditHead.class);
        var verdict = check(head, lines);
        return verdict.whole() ? log.compare(chain, head, verdict) : verdict;
    }

    private AuditVerdict check(AuditHead head, String[] lines) {
        var check = log.begin(head);
        for (var i = 1; i < lines.length; i++) {
            check.follow(read(lines[i], AuditEntry.class));
        }
        return check.end(head.number(), head.hash());
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
