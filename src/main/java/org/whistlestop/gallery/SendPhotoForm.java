package org.whistlestop.gallery;

import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.whistlestop.account.Secret;
import org.whistlestop.photo.NewPhoto;
import org.whistlestop.photo.Part;

/**
 * What a fan's form sends.
 *
 * @param photo made with the page, so that sending it twice is one photo
 * @param withdrawal made with the page too: whoever has it takes the photo back
 * @param consent {@code true} when ticked
 */
record SendPhotoForm(
        @RestForm UUID photo,
        @RestForm String withdrawal,
        @RestForm String stop,
        @RestForm FileUpload file,
        @RestForm String credit,
        @RestForm String alt,
        @RestForm String caption,
        @RestForm String consent) {

    /** Empty fields come as empty texts. */
    NewPhoto request(String tour, Secret secret) {
        return new NewPhoto(
                tour,
                given(stop),
                photo,
                Part.ORIGINAL,
                null,
                given(alt),
                given(caption),
                given(credit),
                "true".equals(consent),
                secret.text());
    }

    /** The page's, or a new one where somebody's program left it out. */
    Secret secret() {
        return given(withdrawal) == null ? Secret.random("") : new Secret(withdrawal);
    }

    boolean hasFile() {
        return file != null && file.size() > 0;
    }

    static String given(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
