package org.whistlestop.photo.upload;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.whistlestop.photo.NewPhoto;
import org.whistlestop.support.ProblemException;
import org.whistlestop.support.limit.Networks;

/** Takes in at once what a plain form sends, by the rules of what comes in pieces. */
@ApplicationScoped
public class WholeFile {

    @Inject
    Uploads uploads;

    @Inject
    Receiver receiver;

    @Inject
    Completion completion;

    @Inject
    Networks networks;

    @Inject
    HttpServerRequest request;

    /** @throws ProblemException for what cannot be let in; nothing of it is kept then */
    public void takeIn(NewPhoto said, Path file) {
        try (var bytes = Files.newInputStream(file)) {
            var length = Files.size(file);
            var upload = uploads.begin(Metadata.header(said), length, networks.markOf(request));
            try {
                receiver.append(upload, new Body(bytes, length, null), request.connection());
                completion.complete(upload.id());
            } catch (RuntimeException e) {
                completion.end(upload.id());
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
