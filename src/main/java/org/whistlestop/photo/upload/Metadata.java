package org.whistlestop.photo.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whistlestop.checkin.Coordinates;
import org.whistlestop.photo.NewPhoto;
import org.whistlestop.photo.Part;
import org.whistlestop.support.CleanText;
import org.whistlestop.support.ProblemException;

/** Reads the header {@code Upload-Metadata}: {@code tour NDItc3RvcmVz,photo NWYwYzk1NGUtN2Iw…}, each value in Base64. */
final class Metadata {

    private static final Set<String> OURS =
            Set.of("tour", "stop", "photo", "part", "takenAt", "alt", "caption", "credit", "consent", "withdrawal");

    /** Clients send them unasked. */
    private static final Set<String> IGNORED = Set.of("filename", "filetype");

    private static final Set<String> PUBLIC_WORDS = Set.of("alt", "caption", "credit");

    private static final Pattern PLACE = Pattern.compile(
            "lat|lon|lng|long|(.*[_-])?(latitude|longitude|altitude|gps|geo|coord|coords|coordinates|location|position).*",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, String> values = new LinkedHashMap<>();

    private Metadata(String header) {
        for (var pair : header.split(",", -1)) {
            var words = pair.strip().split(" +", 2);
            add(words[0], words.length == 2 ? words[1] : "");
        }
    }

    /** 422 that names the key, for anything that is not to be there or is not what it should be. */
    static NewPhoto photo(String header) {
        if (header == null || header.isBlank()) {
            throw ProblemException.invalid(
                    "tour", "It is not said what this is", "Send Upload-Metadata with tour, stop and photo");
        }
        var said = new Metadata(header);
        return new NewPhoto(
                said.text("tour"),
                said.text("stop"),
                said.id("photo"),
                said.part(),
                said.instant("takenAt"),
                said.text("alt"),
                said.text("caption"),
                said.text("credit"),
                said.isTrue("consent"),
                said.text("withdrawal"));
    }

    /** The other way round, for what comes by a form. */
    static String header(NewPhoto said) {
        var values = new LinkedHashMap<String, Object>();
        values.put("tour", said.tour());
        values.put("stop", said.stop());
        values.put("photo", said.photo());
        values.put("part", said.part().word());
        values.put("takenAt", said.takenAt());
        values.put("alt", said.alt());
        values.put("caption", said.caption());
        values.put("credit", said.credit());
        values.put("consent", said.consent());
        values.put("withdrawal", said.withdrawal());
        values.values().removeIf(Objects::isNull);
        return values.entrySet().stream()
                .map(value -> value.getKey() + " " + encoded(value.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String encoded(Object value) {
        return Base64.getEncoder().encodeToString(value.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void add(String key, String base64) {
        if (PLACE.matcher(key).matches()) {
            throw ProblemException.invalid(
                    shortened(key), "A person's place stays on the phone", "Leave it out; name the stop instead");
        }
        if (!OURS.contains(key) && !IGNORED.contains(key)) {
            throw ProblemException.invalid(
                    shortened(key),
                    "\"" + shortened(key) + "\" is no key of this",
                    "Its keys are " + String.join(", ", OURS.stream().sorted().toList()));
        }
        var text = decoded(key, base64);
        if (PUBLIC_WORDS.contains(key) && Coordinates.areIn(text)) {
            throw ProblemException.invalid(
                    key, "It holds coordinates; a person's place stays on the phone", "Leave them out");
        }
        if (values.put(key, text) != null) {
            throw ProblemException.invalid(key, "\"" + key + "\" is said twice", "Say it once");
        }
    }

    private static String shortened(String key) {
        return key.length() <= 40 ? key : key.substring(0, 40) + "…";
    }

    private static String decoded(String key, String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64.strip());
            var text = StandardCharsets.UTF_8
                    .newDecoder() // reports what is malformed
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (CleanText.isClean(text)) {
                return text;
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // said below
        }
        throw ProblemException.invalid(
                key, "The value of \"" + key + "\" is no text in UTF-8, written in Base64", "Encode it so");
    }

    private String text(String key) {
        var text = values.getOrDefault(key, "");
        return text.isBlank() ? null : text;
    }

    private UUID id(String key) {
        var text = text(key);
        try {
            // Java alone would read 1-1-1-1-1 too.
            var id = text == null ? null : UUID.fromString(text);
            if (id == null || id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw unfit(key, "a UUID such as 5f0c954e-7b0a-4a8c-9b4e-2f7a0c4e6d11");
    }

    private Part part() {
        try {
            var word = text("part");
            return word == null ? Part.ORIGINAL : Part.fromString(word);
        } catch (IllegalArgumentException e) {
            throw unfit("part", "preview or original");
        }
    }

    private Instant instant(String key) {
        try {
            return text(key) == null ? null : Instant.parse(text(key));
        } catch (DateTimeException e) {
            throw unfit(key, "an instant such as 2026-11-21T16:52:00Z");
        }
    }

    private boolean isTrue(String key) {
        var word = text(key);
        if (word != null && !word.equals("true") && !word.equals("false")) {
            throw unfit(key, "true or false");
        }
        return "true".equals(word);
    }

    private static ProblemException unfit(String key, String right) {
        return ProblemException.invalid(key, "The value of \"" + key + "\" does not fit here", "It takes " + right);
    }
}
