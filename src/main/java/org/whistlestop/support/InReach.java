package org.whistlestop.support;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.LocalDateTime;

/** Asks for a time in the years 1970 to 2199: Java knows a billion years, PostgreSQL and calendars do not. */
@Target({FIELD, METHOD, PARAMETER, ANNOTATION_TYPE, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = {InReach.OfInstant.class, InReach.OfLocal.class})
public @interface InReach {

    String message() default "lies outside the years 1970 to 2199";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class OfInstant implements ConstraintValidator<InReach, Instant> {

        private static final Instant FIRST = Instant.EPOCH;
        private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

        @Override
        public boolean isValid(Instant at, ConstraintValidatorContext context) {
            return at == null || (!at.isBefore(FIRST) && at.isBefore(END));
        }
    }

    class OfLocal implements ConstraintValidator<InReach, LocalDateTime> {

        @Override
        public boolean isValid(LocalDateTime local, ConstraintValidatorContext context) {
            return isInReach(local);
        }

        /** For a time that is resolved before any record holds it. */
        public static boolean isInReach(LocalDateTime local) {
            return local == null || (local.getYear() >= 1970 && local.getYear() < 2200);
        }
    }
}
