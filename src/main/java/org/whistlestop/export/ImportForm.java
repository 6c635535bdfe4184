package org.whistlestop.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.whistlestop.account.Caller;
import org.whistlestop.support.Problem;
import org.whistlestop.support.ProblemException;

/** A form with a file in it, whoever may send it. */
@ApplicationScoped
class ImportForm {

    @Inject
    Imports imports;

    @Inject
    ImportsConfig config;

    @Inject
    Caller caller;

    ImportedTour take(FileUpload file) {
        imports.mayTake();
        if (file == null || file.size() == 0) {
            throw ProblemException.invalid("file", "No file came with the form, or an empty one", "Choose a ZIP");
        }
        try (var bytes = Files.newInputStream(file.uploadedFile())) {
            return imports.take(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param came what has just come in; null before */
    Screen screen(ImportedTour came, Problem problem) {
        var most = config.size().asLongValue();
        return new Screen(
                ExportPage.size(most).replace("about ", ""),
                most,
                caller.isFresh(),
                caller.isSetup(),
                came,
                problem == null ? null : problem.detail());
    }

    /** @param setup whether the administrator looks at it, who runs no tour */
    record Screen(String atMost, long bytesAtMost, boolean fresh, boolean setup, ImportedTour came, String wrong) {}
}
