package org.whistlestop.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks of a request that was made from a form what the API asks of its JSON. */
@ApplicationScoped
public class FormChecks {

    @Inject
    Validator validator;

    /** Answers the request when it is sound; else 422 with every mistake as a sentence. */
    public <T> T checked(T request) {
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            var errors = violations.stream()
                    .map(FormChecks::error)
                    .sorted(Comparator.comparing(Problem.FieldError::field))
                    .toList();
            var detail = errors.stream().map(Problem.FieldError::wrong).collect(Collectors.joining(" "));
            throw new ProblemException(Problem.of(422, detail, errors));
        }
        return request;
    }

    private static Problem.FieldError error(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        var field = fieldOf(violation, path.substring(path.lastIndexOf('.') + 1));
        return new Problem.FieldError(field, sentence(field, violation.getMessage()), null);
    }

    /** A rule over several fields is named after the first: {@code minutesGivenWithLate} is about {@code minutes}. */
    private static String fieldOf(ConstraintViolation<?> violation, String property) {
        var components = violation.getLeafBean().getClass().getRecordComponents();
        return Stream.ofNullable(components)
                .flatMap(Arrays::stream)
                .map(RecordComponent::getName)
                .filter(property::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse(property);
    }

    /** Says {@code postalCode} and {@code must not be blank} as "Postal code must not be blank." */
    static String sentence(String field, String message) {
        var words = field.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + " " + message + ".";
    }
}
