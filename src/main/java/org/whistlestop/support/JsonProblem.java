package org.whistlestop.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in plain words what is wrong with a JSON body: 422 where a field can be named, else 400. */
final class JsonProblem {

    private JsonProblem() {}

    static Problem of(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            var known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return invalid(
                    pathOf(unknown),
                    "\"" + unknown.getPropertyName() + "\" is not a field of this",
                    "Its fields are " + known);
        }
        if (e instanceof InvalidFormatException text && text.getTargetType() == String.class) {
            return invalid(pathOf(text), CleanText.WRONG, CleanText.RIGHT);
        }
        if (e instanceof InvalidFormatException format) {
            return invalid(
                    pathOf(format),
                    "\"" + shortened(format.getValue()) + "\" does not fit here",
                    "It takes " + nameOf(format.getTargetType()));
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return invalid(pathOf(mapping), "The value does not fit here", "See the API document at /q/swagger-ui");
        }
        var at = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return Problem.of(400, "The body is not the JSON expected here" + at + ".");
    }

    private static Problem invalid(String field, String wrong, String right) {
        return Problem.of(422, wrong + ". " + right + ".", List.of(new Problem.FieldError(field, wrong, right)));
    }

    private static String pathOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String shortened(Object value) {
        var text = String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static String nameOf(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> String.valueOf(constant).toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "Instant" -> "an instant such as 2026-11-21T16:52:00Z";
            case "LocalDateTime" -> "a local time such as 2026-11-21T11:00";
            case "UUID" -> "a UUID such as 5f0c954e-7b0a-4a8c-9b4e-2f7a0c4e6d11";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            default -> "a " + type.getSimpleName();
        };
    }
}
